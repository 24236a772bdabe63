import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import type { CellColumns } from '../../../spatial/index.ts';
import { placeCounts } from '../../../spatial/hotspots/place-counts.ts';
import { countColumns } from '../count-columns.ts';

/** Counts of every step on one grid. */
export type FrameCube = {
  grid: CellColumns;
  steps: number;
  /** Counts at cell * steps + step. */
  count: Float64Array;
  /** Incidents of each step. */
  totals: Float64Array;
};

/**
 * @param starts first days of all steps, in order
 * @throws RangeError for counts that are not by cell and these steps
 */
export function frameCube(
  grid: CellColumns,
  counts: IncidentCounts,
  starts: readonly string[],
): FrameCube {
  const steps = starts.length;
  // Where there is one step alone, counts need not say which.
  const columns = countColumns(counts, counts.step === null && steps === 1 ? null : starts);
  const { count } = placeCounts(grid, columns, steps);
  const totals = new Float64Array(steps);
  count.forEach((value, at) => {
    const step = at % steps;
    totals[step] = (totals[step] ?? 0) + value;
  });
  return { grid, steps, count, totals };
}

/** Counts per cell of one step. */
export function countsOfStep({ count, steps, grid }: FrameCube, step: number): Float64Array {
  return Float64Array.from({ length: grid.cells }, (_, cell) => count[cell * steps + step] ?? 0);
}
