import type { CellColumns, HotspotComparison } from '../../../spatial/index.ts';

export type ChangedCell = {
  cell: number;
  /** As in the address of the page. */
  address: string;
  before: number;
  after: number;
  /** In the unit of the comparison. */
  difference: number;
  /** 1 rose, -1 fell, 0: not to be told from chance. */
  changed: number;
};

/**
 * The cells whose change is beyond chance, then those with the largest differences, at most `most`
 * together; cells that stayed as they were are in neither.
 */
export function changedCells(
  grid: CellColumns,
  { before, after, difference, changed }: HotspotComparison,
  most: number,
): ChangedCell[] {
  return [...difference.keys()]
    .filter((cell) => difference[cell] !== 0)
    .sort(
      (a, b) =>
        Math.abs(changed[b] ?? 0) - Math.abs(changed[a] ?? 0) ||
        Math.abs(difference[b] ?? 0) - Math.abs(difference[a] ?? 0) ||
        a - b,
    )
    .slice(0, most)
    .map((cell) => ({
      cell,
      address: addressOf(grid, cell),
      before: before[cell] ?? 0,
      after: after[cell] ?? 0,
      difference: difference[cell] ?? 0,
      changed: changed[cell] ?? 0,
    }));
}

/** Column and row of a cell as in the address of the page. */
export function addressOf({ column, row }: CellColumns, cell: number): string {
  return `${column[cell] ?? ''}:${row[cell] ?? ''}`;
}
