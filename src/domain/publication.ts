import type { Feature, FeatureCollection } from 'geojson';
import type { Area, GeometryStatus } from './territory.ts';

/** The document that the public reads: an immutable copy, made when it was published. */
export type PublicationDocument = {
  schema: 1;
  municipality: { id: string; name: string; department: string };
  edition: number;
  titleEs: string;
  titleEn: string;
  /** `YYYY-MM-DD`: the day this edition was published. */
  publishedOn: string;
  phases: PublishedPhase[];
  sectors: FeatureCollection<Area, PublishedSector>;
  /** WGS84 degrees: west, south, east, north. */
  bbox: [number, number, number, number];
  sources: PublishedSource[];
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

export type PublishedSource = { titleEs: string; titleEn: string; credit: string };

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
    editions: { edition: number; titleEs: string; titleEn: string; publishedOn: string }[];
  }[];
};
