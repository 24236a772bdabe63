import { hydrate } from 'svelte';
import { publishedPath } from '../../domain/publication/site-paths.ts';
import { followLanguage } from '../../state/language.svelte.ts';
import { freshness } from '../../state/freshness.svelte.ts';
import { linksOf } from '../../state/links.ts';
import { SelectedSector } from '../../state/selected-sector.svelte.ts';
import type { PageData, ShownEdition } from './public-page.ts';
import PublicPage from './PublicPage.svelte';
import { whenNear } from './when-near.ts';

// Built pages carry their style sheet; while developing, it comes with the components.
if (import.meta.env.DEV) void import('./styles.ts');

const data = document.getElementById('page');
if (!data) throw new Error('This is not a public page.');

// Our own server wrote it, from documents that it had checked.
const { page, site } = JSON.parse(data.textContent) as PageData;
const shared = { site, selection: new SelectedSector() };
followLanguage(() => site.locale);

const target = document.getElementById('app');
if (target) void takeOver(target);
if (!import.meta.env.DEV && page.kind === 'edition') keep(page).catch(console.info);

/** For when there is no network; it loads after everything else. */
async function keep({ edition: { municipality, edition } }: ShownEdition): Promise<void> {
  const { keepOffline } = await import('./offline/keep-offline.ts');
  const links = linksOf(site);
  await keepOffline({
    worker: links.file('sw.js'),
    document: links.file(publishedPath(municipality.id, edition, 'json')),
    tell: (news) => Object.assign(freshness, news),
  });
}

/** What few readers need comes when it is needed, so that the map does not wait for it. */
async function takeOver(target: HTMLElement): Promise<void> {
  switch (page.kind) {
    case 'edition': {
      const props = { ...shared, page };
      hydrate(PublicPage, { target, props });
      const below = document.getElementById('take-away');
      if (!below) return;
      await whenNear(below);
      const { default: TakeAwayPart } = await import('./TakeAwayPart.svelte');
      hydrate(TakeAwayPart, { target: below, props });
      return;
    }
    case 'embed': {
      const { default: EmbedPart } = await import('./EmbedPart.svelte');
      hydrate(EmbedPart, { target, props: { ...shared, page } });
      return;
    }
  }
}
