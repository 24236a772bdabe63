import type { EditionPage } from '../domain/publication/edition-page.ts';
import type { Area } from '../domain/territory.ts';
import type { Locale } from './place.ts';

/** What the workspace tells the page that shows an edition as the public will see it. */
export type PreviewMessage = {
  kind: 'preview';
  edition: EditionPage;
  /** The municipalities around it. */
  context: { name: string; outline: Area }[];
  locale: Locale;
};

/** What that page says when it can show something. */
export const previewReady = 'preview-ready';

export const previewAddress = '/preview.html';

/** Only a page of this very site is listened to, and only the one that was opened. */
export function isFrom(event: MessageEvent, window: Window | null | undefined): boolean {
  return window != null && event.source === window && event.origin === location.origin;
}
