import {
  editionPath,
  notFoundPath,
  overviewPath,
  type PageView,
  type SiteLocale,
} from '../../src/domain/publication/site-paths.ts';
import { sha256 } from '../asset.ts';
import type { Municipality } from '../publication-source.ts';
import type { PublishedEdition } from '../published-edition.ts';
import { indexOf } from '../published.ts';
import type { SiteContext } from './make-site.ts';
import type { PageRecipe } from './recipe.ts';
import { typeOf, type SiteFile } from './site-file.ts';

const locales = ['es', 'en'] as const;
const views = [undefined, 'print', 'embed'] as const;

/** The pages of the site, in both languages. */
export function pageFiles(context: SiteContext): SiteFile[] {
  return locales.flatMap((locale) => [
    overview(context, locale),
    notFound(context, locale),
    ...context.state.municipalities.flatMap((one) => municipalityPages(context, locale, one)),
  ]);
}

function overview(context: SiteContext, locale: SiteLocale): SiteFile {
  const index = indexOf(context.state);
  return page(context, locale, overviewPath(locale), JSON.stringify(index), () => ({
    kind: 'overview',
    index,
  }));
}

function notFound(context: SiteContext, locale: SiteLocale): SiteFile {
  const municipalities = context.state.municipalities.map(({ id, name }) => ({
    id,
    name,
    published: context.editions.newestOf(id) !== undefined,
  }));
  const key = JSON.stringify(municipalities);
  const file = page(context, locale, notFoundPath(locale), key, () => ({
    kind: 'not-found',
    municipalities,
  }));
  return { ...file, status: 404 };
}

function municipalityPages(
  context: SiteContext,
  locale: SiteLocale,
  municipality: Municipality,
): SiteFile[] {
  const { id, name } = municipality;
  const all = context.editions.editionsOf(id);
  const standing = context.editions.newestOf(id) ?? all.at(-1);
  if (!standing) {
    const none: PageRecipe = { kind: 'no-edition', municipality: { id, name } };
    const path = editionPath(locale, id, null);
    return [page(context, locale, path, JSON.stringify(none), () => none)];
  }
  return [
    ...editionPages(context, locale, standing, null),
    ...all.flatMap((edition) => editionPages(context, locale, edition, edition.entry.edition)),
  ];
}

/** `number` null: the address of the newest, whichever that is. */
function editionPages(
  context: SiteContext,
  locale: SiteLocale,
  edition: PublishedEdition,
  number: number | null,
): SiteFile[] {
  const { municipality, entry } = edition;
  const newest = context.editions.newestOf(municipality) === edition;
  return views.map((view) => {
    const path = editionPath(locale, municipality, number, view);
    const shown = view === undefined || entry.withdrawn !== null ? 'in list' : 'alone';
    const key = [context.editions.keyOf(edition, shown), String(newest)].join();
    if (entry.withdrawn === null) {
      const content = (): PageRecipe => ({
        kind: view ?? 'edition',
        edition: context.editions.recipeOf(edition, shown),
        context: context.editions.around(municipality),
        newest,
      });
      return page(context, locale, path, key, content, view);
    }
    // Also where it is embedded or printed from, so that it does not just disappear there.
    const content = async (): Promise<PageRecipe> => ({
      kind: 'withdrawn',
      embedded: view === 'embed',
      tombstone: await context.editions.tombstoneOf(edition),
      editions: context.editions.entriesOf(municipality),
    });
    return { ...page(context, locale, path, key, content, view), status: 410 };
  });
}

function page(
  { maker, made, making, publicUrl, workspaceUrl }: SiteContext,
  locale: SiteLocale,
  path: string,
  contentKey: string,
  content: () => PageRecipe | Promise<PageRecipe>,
  view?: PageView,
): SiteFile {
  const key = sha256([maker.version, path, publicUrl, workspaceUrl, contentKey].join('\n'));
  return {
    path,
    kind: view === 'embed' ? 'embed' : 'page',
    type: typeOf(path),
    cache: 'short',
    status: 200,
    key,
    load: () =>
      made.text(key, async () => {
        const options = {
          locale,
          path: path.replace(/\.html$/, ''),
          assets: maker.assets,
          publicUrl,
          workspaceUrl,
        };
        return making.make(key, { as: 'page', page: await content(), options });
      }),
  };
}
