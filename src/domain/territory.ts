import type { MultiPolygon, Polygon } from 'geojson';

/** WGS84 longitude and latitude in degrees, as GeoJSON has them. */
export type Area = Polygon | MultiPolygon;

export type GeometryStatus = 'official' | 'surveyed' | 'illustrative';

/** How well the place of an illustrative sector is known. */
export type Anchor = 'known' | 'likely' | 'described' | 'none';

export type Municipality = {
  /** Also its place in the address: `soyapango`. */
  id: string;
  name: string;
  department: string;
  /** Phase of the municipality in the national plan; not a phase of its sectors. */
  nationalPhase: 1 | 2 | 3 | null;
  outline: Area | null;
  outlineSource: string | null;
  areaKm2: number | null;
  areaSource: string | null;
};

export type Sector = {
  id: number;
  municipalityId: string;
  /** Police sector code, such as `160-001-1`. */
  ppdCode: string;
  /** Short code for the map, such as `1-1`. */
  mapLabel: string;
  /** null where the source names no place. */
  name: string | null;
  places: string[];
  noteEs: string | null;
  noteEn: string | null;
  geometry: Area;
  geometryStatus: GeometryStatus;
  geometrySource: string;
  anchor: Anchor | null;
  /** null: the source states no phase for the sector. */
  phase: number | null;
  phaseSource: string | null;
  version: number;
};
