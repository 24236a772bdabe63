import { mount } from 'svelte';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { freshness } from '../../state/freshness.svelte.ts';
import { isFrom, previewReady, type PreviewMessage } from '../../state/preview-message.ts';
import Preview from './Preview.svelte';
import { preview } from './preview-state.svelte.ts';

freshness.isPreview = true;
mount(Preview, { target: document.body });

addEventListener('message', (event: MessageEvent<Partial<PreviewMessage> | null>) => {
  if (isFrom(event, parent) && event.data?.kind === 'preview') {
    preview.show(event.data as PreviewMessage);
  }
});

// A preview leads nowhere: what it would lead to is not this edition.
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault();
  },
  { capture: true },
);

if (parent !== window) parent.postMessage(previewReady, location.origin);
