import { cellAt, cellText, type Grid } from '../../../domain/table-import/grid.ts';
import type { CellState, ImportPreview } from '../../../domain/table-import/preview-import.ts';

/** A cell of the preview; with a problem it shows what was written. */
export type SampleCell =
  | { column: number; state: CellState; before: number | null; after: number | null }
  | { column: number; state: 'problem'; text: string };

export type SampleRow = {
  /** From 0, in the grid. */
  row: number;
  sectorId: number | null;
  text: string;
  hasProblem: boolean;
  cells: SampleCell[];
};

/** More rows than this are not read one by one; every problem is listed beside them. */
const shownRows = 40;

/** Rows to show: those with problems first, each in the order of the file. */
export function sampleRows(
  grid: Grid,
  { rows, cells, problems, columns }: ImportPreview,
): SampleRow[] {
  const troubled = new Set(problems.map(({ row }) => row));
  const chosen = rows
    .toSorted((a, b) => Number(troubled.has(b.row)) - Number(troubled.has(a.row)) || a.row - b.row)
    .slice(0, shownRows);
  const wanted = new Set(chosen.map(({ row }) => row));
  const read = new Map<string, SampleCell>();
  for (const { row, column, state, before, after } of cells) {
    if (wanted.has(row)) read.set(`${row} ${column}`, { column, state, before, after });
  }
  const shown = columns.filter(({ target }) => target.kind === 'indicator');
  return chosen.map(({ row, sectorId, text }) => ({
    row,
    sectorId,
    text,
    hasProblem: troubled.has(row),
    cells: shown.map(
      ({ column }) =>
        read.get(`${row} ${column}`) ?? {
          column,
          state: 'problem',
          text: cellText(cellAt(grid, row, column)),
        },
    ),
  }));
}
