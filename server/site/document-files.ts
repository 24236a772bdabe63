import {
  editionPath,
  publishedPath,
  type FileFormat,
  type SiteLocale,
} from '../../src/domain/publication/site-paths.ts';
import { sha256 } from '../asset.ts';
import type { PublishedEdition } from '../published-edition.ts';
import { documentOf } from './edition-source.ts';
import type { SiteContext } from './make-site.ts';
import type { Recipe } from './recipe.ts';
import { typeOf, type SiteFile } from './site-file.ts';

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
    cache: entry.withdrawn === null ? 'document' : 'short',
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

/** What is made of a document for other programs. */
function derived(context: SiteContext, edition: PublishedEdition): SiteFile[] {
  const { editions, publicUrl } = context;
  const { municipality, entry } = edition;
  return (['es', 'en'] as const).flatMap((locale) => {
    const address = publicUrl && publicUrl + editionPath(locale, municipality, entry.edition);
    const drawn = (as: 'svg' | 'png') => ({
      as,
      edition: editions.recipeOf(edition, 'alone'),
      options: { locale, context: editions.around(municipality), address },
    });
    const written = (as: 'geojson' | 'csv') => ({ as, document: documentOf(edition), locale });
    return [
      made(context, edition, locale, 'geojson', () => written('geojson')),
      made(context, edition, locale, 'csv', () => written('csv')),
      made(context, edition, locale, 'svg', () => drawn('svg')),
      made(context, edition, locale, 'png', () => drawn('png')),
    ];
  });
}

function made(
  { editions, publicUrl, made: kept, making }: SiteContext,
  edition: PublishedEdition,
  locale: SiteLocale,
  format: FileFormat,
  recipe: () => Recipe,
): SiteFile {
  const path = publishedPath(edition.municipality, edition.entry.edition, format, locale);
  // The picture holds no address, and is slow to make.
  const address = format === 'png' ? '' : publicUrl;
  const key = sha256([path, editions.keyOf(edition, 'alone'), address].join('\n'));
  const make = () => making.make(key, recipe());
  return {
    path,
    kind: 'published',
    type: typeOf(path),
    cache: 'short',
    status: 200,
    key,
    load: () => (format === 'png' ? kept.picture(key, make) : kept.text(key, make)),
  };
}
