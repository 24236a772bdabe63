import type { PublicPage, RenderOptions, ShownEdition } from '../../src/app/public/public-page.ts';
import type { EditionEntry } from '../../src/domain/publication/document.ts';
import type { SiteLocale } from '../../src/domain/publication/site-paths.ts';
import type { MapContext } from '../../src/map/types.ts';

/** A document on disk, and what its bytes must be. */
export type DocumentFile = {
  /** Where it is read from. */
  file: string;
  sha256: string;
};

export type EditionRecipe = {
  document: DocumentFile;
  /** Of the newest edition before it that can be read; null: there is none. */
  previous: DocumentFile | null;
  /** All editions of the municipality. */
  editions: EditionEntry[];
};

/** A page, with editions as they are read from disk. */
export type PageRecipe =
  | Exclude<PublicPage, ShownEdition>
  | ({ kind: 'edition' | 'print' | 'embed'; edition: EditionRecipe } & Omit<
      ShownEdition,
      'edition'
    >);

/**
 * All that a file is made from, as plain data: so that it can be sent to another thread, which need
 * know nothing else.
 */
export type Recipe =
  | { as: 'page'; page: PageRecipe; options: RenderOptions }
  | {
      as: 'svg' | 'png';
      edition: EditionRecipe;
      options: { locale: SiteLocale; context: MapContext[]; address: string | null };
    }
  | { as: 'geojson' | 'csv'; document: DocumentFile; locale: SiteLocale };
