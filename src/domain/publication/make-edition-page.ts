import type { Area } from '../territory.ts';
import { changesBetween } from './changes-between.ts';
import type { EditionEntry, PublicationDocument } from './document.ts';
import type { EditionPage } from './edition-page.ts';
import { pageFigures } from './page-figures.ts';

export type PageContext = {
  /** Of the canonical bytes of the document, hexadecimal. */
  sha256: string;
  /** All editions of the municipality, in any order. */
  editions: readonly EditionEntry[];
  /** The document of `previousReadable`; null: there is none. */
  previous: PublicationDocument | null;
  /** Makes the outlines as simple as a screen needs; without it they stay as they are. */
  simplify?: (areas: Area[]) => Area[];
};

/** The page of an edition, made of its document and of what the series of editions tells. */
export function makeEditionPage(
  document: PublicationDocument,
  { sha256, editions, previous, simplify = (areas) => areas }: PageContext,
): EditionPage {
  const { features } = document.sectors;
  const areas = simplify(features.map(({ geometry }) => geometry));
  return {
    municipality: document.municipality,
    edition: document.edition,
    publishedOn: document.publishedOn,
    sha256,
    titleEs: document.titleEs,
    titleEn: document.titleEn,
    summaryEs: document.summaryEs,
    summaryEn: document.summaryEn,
    contact: document.contact,
    phases: document.phases,
    sectors: features.map(({ properties, geometry }, at) => ({
      ...properties,
      geometry: areas[at] ?? geometry,
    })),
    figures: pageFigures(document),
    components: document.components,
    sources: document.sources,
    changes: previous && changesBetween(previous, document),
    editions: [...editions].sort((a, b) => b.edition - a.edition),
  };
}

/** The newest edition before this one that can still be read; null: there is none. */
export function previousReadable(
  editions: readonly EditionEntry[],
  edition: number,
): EditionEntry | null {
  const [newest] = editions
    .filter((entry) => entry.edition < edition && entry.withdrawn === null)
    .sort((a, b) => b.edition - a.edition);
  return newest ?? null;
}
