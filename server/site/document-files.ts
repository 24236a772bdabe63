import {
  editionPath,
  publishedPath,
  type FileFormat,
  type SiteLocale,
} from '../../src/domain/publication/site-paths.ts';
import { sha256, type Bytes, type Copies } from '../asset.ts';
import type { PublishedEdition } from '../published-edition.ts';
import { around, type SiteContext } from './make-site.ts';
import { pngOf } from './png.ts';
import { typeOf, type SiteFile } from './site-file.ts';

/** Width of the picture that stands for a page where a link to it is shown, in pixels. */
const cardWidth = 1200;

/** Documents and tombstones, and beside each document what is made of it for other programs. */
export function documentFiles(context: SiteContext): SiteFile[] {
  return [
    ...context.state.editions.flatMap((edition) => [
      document(edition),
      ...(edition.entry.withdrawn === null ? derived(context, edition) : []),
    ]),
    ...context.state.municipalities.flatMap(({ id }) => {
      const newest = context.editions.newestOf(id);
      return newest ? [latest(newest)] : [];
    }),
  ];
}

function document({ municipality, entry, load }: PublishedEdition): SiteFile {
  return {
    path: publishedPath(municipality, entry.edition, 'json'),
    kind: 'published',
    type: typeOf('.json'),
    cache: entry.withdrawn === null ? 'immutable' : 'short',
    status: entry.withdrawn === null ? 200 : 410,
    key: sha256(JSON.stringify([municipality, entry])),
    load,
  };
}

/** The newest document at an address that does not change. */
function latest(edition: PublishedEdition): SiteFile {
  const path = `published/${edition.municipality}/latest.json`;
  return { ...document(edition), path, cache: 'short' };
}

function derived(context: SiteContext, edition: PublishedEdition): SiteFile[] {
  const { editions, maker, publicUrl } = context;
  const { municipality, entry } = edition;
  const text = (format: FileFormat, locale: SiteLocale, of: () => Promise<string>) =>
    made(context, edition, format, locale, (key) =>
      context.made.text(key, async () => Buffer.from(await of())),
    );
  return (['es', 'en'] as const).flatMap((locale) => {
    const path = editionPath(locale, municipality, entry.edition);
    const drawn = async (layout: 'sheet' | 'card') =>
      maker.make.standaloneSvg(await editions.pageOf(edition), {
        locale,
        layout,
        context: around(context.state, municipality),
        address: publicUrl && publicUrl + path,
      });
    const card = async () => (await pngOf(await drawn('card'), cardWidth)) as Bytes;
    return [
      text('geojson', locale, async () =>
        maker.make.publicationGeoJson(await editions.documentOf(edition), locale, entry.sha256),
      ),
      text('csv', locale, async () =>
        maker.make.publicationCsv(await editions.documentOf(edition), locale, entry.sha256),
      ),
      text('svg', locale, () => drawn('sheet')),
      made(context, edition, 'png', locale, (key) => context.made.picture(key, card)),
    ];
  });
}

function made(
  { editions, publicUrl, state }: SiteContext,
  edition: PublishedEdition,
  format: FileFormat,
  locale: SiteLocale,
  load: (key: string) => Promise<Copies>,
): SiteFile {
  const path = publishedPath(edition.municipality, edition.entry.edition, format, locale);
  const outlines = JSON.stringify(around(state, edition.municipality));
  // The picture holds no address, and is slow to make.
  const address = format === 'png' ? '' : publicUrl;
  const key = sha256([path, editions.keyOf(edition), address, outlines].join('\n'));
  return {
    path,
    kind: 'published',
    type: typeOf(path),
    cache: 'short',
    status: 200,
    key,
    load: () => load(key),
  };
}
