import type { Feature, FeatureCollection } from 'geojson';
import type { Cell, Hidden, Sum, Total } from '../disclosure/figures.ts';
import type { Area, GeometryStatus } from '../territory.ts';

/**
 * The document that the public reads: an immutable copy, made when it was published. Its bytes are
 * its canonical JSON; their sha256 stands beside it and in the edition after it.
 */
export type PublicationDocument = {
  schema: 1;
  municipality: PublishedMunicipality;
  edition: number;
  /** `YYYY-MM-DD` in El Salvador: the day this edition was published. */
  publishedOn: string;
  /** The edition before, withdrawn or not; null: this is the first. */
  previous: EditionReference | null;
  titleEs: string;
  titleEn: string;
  /** What a neighbour should know of this edition; empty: nothing beside the title. */
  summaryEs: string;
  summaryEn: string;
  /** Whom to ask; null: not said. */
  contact: string | null;
  phases: PublishedPhase[];
  sectors: FeatureCollection<Area, PublishedSector>;
  /** WGS84 degrees: west, south, east, north. */
  bbox: [number, number, number, number];
  /** null: no indicator is published. */
  figures: PublicationFigures | null;
  /** Empty where the plan states none, or none is published. */
  components: PublishedComponent[];
  sources: PublishedSource[];
};

/** sha256 in hexadecimal of the canonical JSON of another edition. */
export type EditionReference = { edition: number; sha256: string };

export type PublishedMunicipality = {
  id: string;
  name: string;
  department: string;
  /** Square kilometres; null: not known, or not published. */
  areaKm2: number | null;
  areaSource: string | null;
};

export type PublishedPhase = {
  number: number;
  nameEs: string;
  nameEn: string;
  meaningEs: string;
  meaningEn: string;
  colour: string;
  /** Count of sectors in this phase. */
  sectorCount: number;
};

export type PublishedSector = {
  ppdCode: string;
  mapLabel: string;
  name: string | null;
  places: string[];
  noteEs: string | null;
  noteEn: string | null;
  /** null: no phase stated. */
  phase: number | null;
  geometryStatus: GeometryStatus;
};

export type PublishedSectorFeature = Feature<Area, PublishedSector>;

/**
 * All numbers of the edition. `hidden` stands for what could point to people, and for what would
 * tell it; null: the source has no value.
 */
export type PublicationFigures = {
  groups: { key: string; labelEs: string; labelEn: string }[];
  indicators: PublishedIndicator[];
  /** What is known of how the published indicators add up. */
  sums: Sum[];
  /** One for each published indicator and sector that has an observation. */
  cells: Cell<number | null | Hidden>[];
  totals: Total<number | Hidden>[];
};

export type PublishedIndicator = {
  key: string;
  labelEs: string;
  labelEn: string;
  unitEs: string;
  unitEn: string;
  groupKey: string;
  /** Counts from 1 up to, but not including, this are hidden. */
  suppressBelow: number;
  isDuplicateOf: string | null;
  policeDiscovered: boolean;
  noteEs: string | null;
  noteEn: string | null;
};

/** A component of the municipality's plan, such as territorial control. */
export type PublishedComponent = { nameEs: string; nameEn: string; source: string };

export type PublishedSource = { titleEs: string; titleEn: string; credit: string };

/** What is left in the place of an edition that was withdrawn. */
export type Tombstone = {
  schema: 1;
  municipality: { id: string; name: string; department: string };
  edition: number;
  sha256: string;
  publishedOn: string;
  withdrawn: Withdrawal;
};

export type Withdrawal = { on: string; reasonEs: string; reasonEn: string };

/** What the overview of all municipalities shows: one entry each, with its newest edition. */
export type PublicationIndex = {
  municipalities: {
    id: string;
    name: string;
    department: string;
    nationalPhase: 1 | 2 | 3 | null;
    areaKm2: number | null;
    outline: Area | null;
    outlineSource: string | null;
    /** Newest first. */
    editions: EditionEntry[];
  }[];
};

export type EditionEntry = {
  edition: number;
  publishedOn: string;
  sha256: string;
} & ({ withdrawn: null; titleEs: string; titleEn: string } | { withdrawn: Withdrawal });
