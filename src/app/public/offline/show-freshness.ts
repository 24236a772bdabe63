import type { FreshnessNews } from './keep-offline.ts';

/**
 * Shows what is known of the age of a page that no framework keeps: the notices stand in it, hidden
 * (`Freshness.svelte`). Returns what is to be told of news.
 */
export function showFreshness(page: Document): (news: FreshnessNews) => void {
  const known = { isOldCopy: false, hasNewer: false };
  const show = () => {
    const isOld = !navigator.onLine || known.isOldCopy;
    const notices = { old: isOld, newer: known.hasNewer && !isOld };
    for (const notice of page.querySelectorAll<HTMLElement>('[data-freshness]')) {
      notice.hidden = !notices[notice.dataset.freshness === 'old' ? 'old' : 'newer'];
    }
  };
  page.querySelector('[data-freshness] button')?.addEventListener('click', () => {
    location.reload();
  });
  addEventListener('online', show);
  addEventListener('offline', show);
  show();
  return (news) => {
    Object.assign(known, news);
    show();
  };
}
