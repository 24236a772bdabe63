import type { Codes } from '../aggregation/groups.ts';
import { columnsToMetres } from '../projection/transverse-mercator.ts';
import type { Grid } from './grid.ts';

export type CellCounts = {
  cells: number;
  steps: number;
  /** Points at cell * steps + step; 0 where there are none. */
  count: Float64Array;
  /** Points outside all cells, with coordinates that are no place, or of no time step. */
  leftOut: number;
};

/** Per point: the position of its cell, or -1. */
export function cellOfPoints(
  grid: Grid,
  longitudes: Float64Array,
  latitudes: Float64Array,
): Int32Array {
  if (longitudes.length !== latitudes.length) throw new RangeError('Columns differ in length');
  const { x, y } = columnsToMetres(longitudes, latitudes);
  const address = { column: 0, row: 0 };
  const { cellAt } = grid.tessellation;
  return Int32Array.from(x, (metres, i) => {
    cellAt(metres, y[i] as number, address);
    return Number.isFinite(address.column) ? grid.cellAt(address.column, address.row) : -1;
  });
}

/**
 * Counts points by cell and time step straight from their coordinates.
 *
 * @param longitudes degrees, WGS84
 * @throws RangeError when columns differ in length
 */
export function countByCell(
  grid: Grid,
  longitudes: Float64Array,
  latitudes: Float64Array,
  step?: Codes,
): CellCounts {
  const cell = cellOfPoints(grid, longitudes, latitudes);
  if (step && step.code.length !== cell.length) throw new RangeError('Columns differ in length');
  const steps = step?.count ?? 1;
  const count = new Float64Array(grid.cells * steps);
  let leftOut = 0;
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i] as number;
    const s = step ? (step.code[i] as number) : 0;
    if (c < 0 || s < 0 || s >= steps) leftOut++;
    else count[c * steps + s] = (count[c * steps + s] as number) + 1;
  }
  return { cells: grid.cells, steps, count, leftOut };
}
