import { likeAddress } from './like-address.ts';

/**
 * Names on the page for addresses that lead nowhere the municipalities that may have been meant, in
 * place of all that have a map. It is one file for every such address: only the browser knows which.
 */
export function offerLikeAddress(page: Document, path: string): void {
  const list = page.querySelector('[data-municipalities]');
  if (!list) return;
  const entries = [...list.querySelectorAll('li')].map((entry) => ({
    ...{ entry, id: entry.dataset.id ?? '', name: entry.textContent },
  }));
  const near = likeAddress(path, entries);
  if (near.length === 0) return;
  for (const { entry } of entries) entry.hidden = true;
  for (const { entry } of near) {
    entry.hidden = false;
    list.append(entry);
  }
  for (const heading of page.querySelectorAll<HTMLElement>('[data-heading]')) {
    heading.hidden = heading.dataset.heading !== 'near';
  }
}
