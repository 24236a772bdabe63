import type {
  CellShape,
  Days,
  IncidentCounts,
  IncidentFilter,
} from '../../domain/incident-filter.ts';
import type { CellColumns, HotspotAnalysis, Refusal } from '../../spatial/index.ts';
import type { HotspotLayer } from '../../state/hotspots-view.ts';
import type { SectorWithArea } from '../../state/municipality.svelte.ts';

/** What map, legend and report show at one time: all of it is of the same question. */
export type Shown = {
  filter: IncidentFilter;
  /** null: the whole municipality. */
  sector: SectorWithArea | null;
  /** Surface of the sector or the municipality, square metres. */
  studyAreaM2: number;
  /** All dates of which there are incidents, and how many these filters leave over all of them. */
  known: Days & { total: number };
  /** By kind. */
  total: IncidentCounts;
  bySector: IncidentCounts;
  /** Length of a step of the emerging classes. */
  emergingPace: 'month' | 'week';
} & (
  | { layer: 'sectors'; shape: null; grid: null; analysis: null; bandwidth?: undefined }
  | {
      layer: Exclude<HotspotLayer, 'sectors'>;
      shape: CellShape;
      grid: CellColumns;
      analysis: HotspotAnalysis | Refusal;
      /** Metres; of the density alone. */
      bandwidth: number | null;
    }
);

/** Whether two show the same, so that a map is not drawn anew for a change of something else. */
export function sameShown(one: Shown | null, other: Shown): boolean {
  return (
    one !== null &&
    one.layer === other.layer &&
    one.analysis === other.analysis &&
    one.grid === other.grid &&
    one.sector === other.sector &&
    one.bandwidth === other.bandwidth &&
    one.known.total === other.known.total &&
    sameCounts(one.total, other.total) &&
    JSON.stringify([one.filter, one.shape]) === JSON.stringify([other.filter, other.shape])
  );
}

function sameCounts(one: IncidentCounts, other: IncidentCounts): boolean {
  const sums = ({ total, synthetic, leftOut, indicator, count }: IncidentCounts) =>
    JSON.stringify([total, synthetic, leftOut, indicator, [...count]]);
  return sums(one) === sums(other);
}
