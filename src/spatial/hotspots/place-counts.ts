import type { CellColumns, CountColumns } from './analysis.ts';

/** Counts by address brought to the cells of a grid. */
export type PlacedCounts = {
  steps: number;
  /** Incidents at cell * steps + step; 0 where no row says otherwise. */
  count: Float64Array;
  /** Incidents whose address is no cell of the grid, or whose step is none. */
  leftOut: number;
};

/**
 * Brings counts to cells. Rows of one address and step add up, in any order.
 *
 * @param steps how many time steps there are; 1 puts all of them together
 * @throws RangeError for columns of unequal length
 */
export function placeCounts(
  grid: Pick<CellColumns, 'cells' | 'column' | 'row'>,
  counts: CountColumns,
  steps = 1,
): PlacedCounts {
  const { column, row, step, count } = counts;
  const rows = count.length;
  if (column.length !== rows || row.length !== rows || (step !== null && step.length !== rows))
    throw new RangeError('Columns differ in length');
  const cellAt = addressBook(grid);
  const placed = new Float64Array(grid.cells * steps);
  let leftOut = 0;
  for (let i = 0; i < rows; i++) {
    const cell = cellAt(column[i] as number, row[i] as number);
    const at = step === null || steps === 1 ? 0 : (step[i] as number);
    const value = count[i] as number;
    if (cell < 0 || at < 0 || at >= steps) leftOut += value;
    else placed[cell * steps + at] = (placed[cell * steps + at] as number) + value;
  }
  return { steps, count: placed, leftOut };
}

/** Looks the position of a cell up by its address; -1 where there is none. */
export function addressBook({
  column,
  row,
}: Pick<CellColumns, 'column' | 'row'>): (column: number, row: number) => number {
  if (column.length === 0) return () => -1;
  const [west, east] = rangeOf(column);
  const [south, north] = rangeOf(row);
  const width = east - west + 1;
  const position = new Int32Array(width * (north - south + 1)).fill(-1);
  column.forEach((c, cell) => {
    position[((row[cell] as number) - south) * width + c - west] = cell;
  });
  return (c, r) =>
    c < west || c > east || r < south || r > north
      ? -1
      : (position[(r - south) * width + c - west] as number);
}

function rangeOf(column: Int32Array): [number, number] {
  return column.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
