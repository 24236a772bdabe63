import {
  isRefusal,
  type CellColumns,
  type HotspotAnalysis,
  type Refusal,
} from '../../../spatial/index.ts';
import type { Zone } from '../list/zones.ts';

/** What is known of each cell; null: not computed, or not to be computed. */
export type CellRow = {
  cell: number;
  column: number;
  row: number;
  /** Of its surface in the study area, 0 to 1. */
  share: number;
  count: number;
  z: number | null;
  p: number | null;
  adjusted: number | null;
  /** -3 to 3, below 0 cold. */
  level: number | null;
  zone: number | null;
};

/**
 * All cells with their counts and, where Gi* could be computed, what it says of them; null: not even
 * the counts are there.
 */
export function cellRows(
  grid: CellColumns,
  analysis: HotspotAnalysis | Refusal | null,
  zones: readonly Zone[],
): CellRow[] | null {
  if (analysis === null || isRefusal(analysis) || analysis.layer === 'density') return null;
  if (analysis.count.length !== grid.cells) return null;
  const zoneOf = new Map(
    zones.flatMap(({ number, cells }) => cells.map(({ cell }) => [cell, number] as const)),
  );
  const found = analysis.layer === 'significant' ? analysis : null;
  const known = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : value;
  return Array.from(grid.column, (column, cell) => ({
    ...{ cell, column },
    row: grid.row[cell] ?? 0,
    share: grid.share[cell] ?? 0,
    count: analysis.count[cell] ?? 0,
    z: known(found?.giStar.z[cell]),
    p: known(found?.giStar.p[cell]),
    adjusted: known(found?.giStar.adjusted[cell]),
    level: found ? (found.level[cell] ?? 0) : null,
    zone: zoneOf.get(cell) ?? null,
  }));
}
