import { publishedPath } from '../../domain/publication/site-paths.ts';
import { linksOf, type PageSite } from '../../state/links.ts';
import type { StillData, StillPage } from './public-page.ts';

/** What the small script of a still page is told. */
export function stillData(page: StillPage, site: PageSite): StillData {
  const links = linksOf(site);
  const document =
    page.kind === 'print'
      ? links.file(publishedPath(page.edition.municipality.id, page.edition.edition, 'json'))
      : null;
  return {
    keep: isKept(page) ? { worker: links.file('sw.js'), document } : null,
    version: versionOf(page),
  };
}

/**
 * An address that leads nowhere may lead somewhere tomorrow; and for a page of another site nothing is
 * kept on the device of whoever reads that.
 */
function isKept(page: StillPage): boolean {
  return page.kind === 'withdrawn' ? page.embedded !== true : page.kind !== 'not-found';
}

/** As little as says what the page says; see `dataOf`. */
function versionOf(page: StillPage): unknown {
  switch (page.kind) {
    case 'overview':
      return page.index.municipalities.map(({ id, editions }) => [
        id,
        editions.map(({ sha256, withdrawn }) => [sha256.slice(0, 16), withdrawn !== null]),
      ]);
    case 'print':
      return [page.edition.sha256, page.newest];
    case 'withdrawn':
      return page.editions.map(({ edition, withdrawn }) => [edition, withdrawn !== null]);
    case 'no-edition':
    case 'not-found':
      return null;
  }
}
