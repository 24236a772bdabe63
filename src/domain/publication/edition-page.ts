import type { Hidden } from '../disclosure/figures.ts';
import type { Area } from '../territory.ts';
import type {
  EditionEntry,
  PublicationFigures,
  PublishedComponent,
  PublishedMunicipality,
  PublishedPhase,
  PublishedSector,
  PublishedSource,
} from './document.ts';

/**
 * What the page of an edition shows: the document without what only computers need, its outlines
 * simplified for a screen, and what only the whole series of editions can tell.
 */
export type EditionPage = {
  municipality: PublishedMunicipality;
  edition: number;
  publishedOn: string;
  sha256: string;
  titleEs: string;
  titleEn: string;
  summaryEs: string;
  summaryEn: string;
  contact: string | null;
  phases: PublishedPhase[];
  /** In the order of their codes; WGS84 degrees, with as few points as a screen needs. */
  sectors: PageSector[];
  figures: PageFigures | null;
  components: PublishedComponent[];
  sources: PublishedSource[];
  /** null: there is no readable edition before this one. */
  changes: EditionChanges | null;
  /** All editions of the municipality, newest first, withdrawn ones too. */
  editions: EditionEntry[];
};

export type PageSector = PublishedSector & { geometry: Area };

export type PageFigures = {
  groups: PublicationFigures['groups'];
  indicators: PublicationFigures['indicators'];
  /** By sector, then indicator, in the order of both; undefined in JSON is null too: no value. */
  values: (number | null | Hidden)[][];
  /** Over all sectors, by indicator; null: no total is published. */
  totals: (number | null | Hidden)[];
  /** By sector, then group: the sum over the indicators of the group; null: none is published. */
  groupTotals: (number | null | Hidden)[][];
  /** By group: the sum over its indicators and all sectors; null: none is published. */
  municipalityTotals: (number | null | Hidden)[];
  /** Of most values, to be said once. */
  provenance: { period: string | null; source: string };
};

export type EditionChanges = {
  since: number;
  sincePublishedOn: string;
  /** Sectors whose phase is another one now, or that are new or gone. */
  sectors: SectorChange[];
  /** Sectors whose outline is another one now. */
  redrawn: string[];
};

export type SectorChange =
  | { kind: 'phase'; ppdCode: string; from: number | null; to: number | null }
  | { kind: 'added'; ppdCode: string; to: number | null }
  | {
      kind: 'removed';
      ppdCode: string;
      mapLabel: string;
      name: string | null;
      from: number | null;
    };
