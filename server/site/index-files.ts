import { escapeXml } from '../../src/domain/escape-markup.ts';
import { editionPath, feedPath, overviewPath } from '../../src/domain/publication/site-paths.ts';
import { compress, sha256 } from '../asset.ts';
import { indexOf } from '../published.ts';
import type { SiteContext } from './make-site.ts';
import { typeOf, type FileKind, type SiteFile } from './site-file.ts';

const locales = ['es', 'en'] as const;

/** What tells of the other files: the index of documents, feeds, and what search engines ask for. */
export function indexFiles(context: SiteContext): SiteFile[] {
  const { maker, publicUrl } = context;
  const told = feedEditions(context);
  return [
    file('published/index.json', 'published', JSON.stringify(indexOf(context.state))),
    file('published/schema-1.json', 'published', maker.make.publicationJsonSchema),
    ...locales.map((locale) => ({
      ...file(feedPath(locale), 'published', maker.make.feedOf(told, { locale, publicUrl })),
      type: typeOf('.atom'),
    })),
    file('robots.txt', 'asset', robots(publicUrl)),
    ...(publicUrl === null ? [] : [file('sitemap.xml', 'asset', sitemap(context, publicUrl))]),
  ];
}

function feedEditions({ state }: SiteContext) {
  return state.editions.flatMap(({ municipality: id, entry, summary }) => {
    const municipality = state.municipalities.find((one) => one.id === id);
    return municipality ? [{ municipality, entry, summary }] : [];
  });
}

function robots(publicUrl: string | null): string {
  const lines = ['User-agent: *', 'Allow: /'];
  // The address of a sitemap must be absolute.
  if (publicUrl !== null) lines.push('', `Sitemap: ${publicUrl}sitemap.xml`);
  return `${lines.join('\n')}\n`;
}

/** The pages to be found by, each naming itself in the other language (sitemaps.org, 0.9). */
function sitemap({ state, editions }: SiteContext, publicUrl: string): string {
  const pages = [
    { paths: locales.map((locale) => overviewPath(locale)), changed: newestDay(state.editions) },
    ...state.municipalities.flatMap(({ id }) => {
      const newest = editions.newestOf(id);
      const paths = (number: number | null) =>
        locales.map((locale) => editionPath(locale, id, number));
      // The page of the newest names the address that stays as its own, which is listed already.
      const earlier = editions
        .entriesOf(id)
        .filter((entry) => entry.withdrawn === null && entry !== newest?.entry);
      return newest
        ? [
            { paths: paths(null), changed: newest.entry.publishedOn },
            ...earlier.map(({ edition, publishedOn }) => ({
              paths: paths(edition),
              changed: publishedOn,
            })),
          ]
        : [];
    }),
  ];
  const urls = pages.flatMap(({ paths, changed }) => {
    const addresses = paths.map((path) => publicUrl + path);
    const links = addresses.map(
      (address, at) =>
        `<xhtml:link rel="alternate" hreflang="${locales[at] ?? ''}" href="${escapeXml(address)}"/>`,
    );
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return addresses.map(
      (address) => `<url><loc>${escapeXml(address)}</loc>${lastmod}${links.join('')}</url>`,
    );
  });
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n` +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` +
    `${urls.join('\n')}</urlset>\n`
  );
}

function newestDay(editions: { entry: { publishedOn: string } }[]): string | undefined {
  return editions
    .map(({ entry }) => entry.publishedOn)
    .sort()
    .at(-1);
}

function file(path: string, kind: FileKind, content: string): SiteFile {
  const plain = Buffer.from(content);
  return {
    path,
    kind,
    type: typeOf(path),
    cache: 'short',
    status: 200,
    key: sha256(plain),
    load: async () => ({ plain, ...(await compress(plain)) }),
  };
}
