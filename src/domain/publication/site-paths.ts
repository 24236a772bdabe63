/**
 * Where the files of the public site stand, relative to its root and with their extension. Links
 * between them are relative, so that the whole works under any address and from a disk.
 */
export type SiteLocale = 'es' | 'en';

/** A page is read, printed, or embedded in a page of others. */
export type PageView = 'print' | 'embed';

export type FileFormat = 'json' | 'geojson' | 'csv' | 'svg' | 'png';

export function overviewPath(locale: SiteLocale): string {
  return locale === 'es' ? 'index.html' : 'en.html';
}

/** `edition` null: the newest, whichever that is when somebody comes. */
export function editionPath(
  locale: SiteLocale,
  municipality: string,
  edition: number | null,
  view?: PageView,
): string {
  const parts = [municipality, edition, view].filter((part) => part != null);
  return `${prefix(locale)}${parts.join('/')}.html`;
}

/** The document has both languages in itself; what is made from it has a file for each. */
export function publishedPath(
  municipality: string,
  edition: number,
  format: FileFormat,
  locale: SiteLocale = 'es',
): string {
  const language = format === 'json' || locale === 'es' ? '' : '.en';
  return `published/${municipality}/${edition}${language}.${format}`;
}

export function feedPath(locale: SiteLocale): string {
  return `${prefix(locale)}feed.xml`;
}

export function notFoundPath(locale: SiteLocale): string {
  return `${prefix(locale)}404.html`;
}

/** The link from the file `from` to the file `to`. */
export function relativeLink(from: string, to: string): string {
  const above = from.split('/').slice(0, -1);
  const target = to.split('/');
  while (above.length > 0 && target.length > 1 && above[0] === target[0]) {
    above.shift();
    target.shift();
  }
  return [...above.map(() => '..'), ...target].join('/');
}

function prefix(locale: SiteLocale): string {
  return locale === 'es' ? '' : 'en/';
}
