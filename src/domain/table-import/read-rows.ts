import { cellAt, cellText, isWordless, type Grid } from './grid.ts';
import { checkBeyond, type Layout } from './lay-out.ts';
import { isTotal, looksLikeDate } from './match-sectors.ts';

/** A row of values; `sectorId` is null where the sector is not known, which is a problem. */
export type ImportRow = { row: number; sectorId: number | null; text: string };

/** Rows that were left out, and why nothing is lost by it; numbered as in a spreadsheet, from 1. */
export type Note =
  | { kind: 'rows-above'; rows: number[] }
  /** Signs without words or numbers, or words without values: bullets, sources, footnotes. */
  | { kind: 'rows-without-values'; rows: number[] }
  | { kind: 'total-rows'; rows: number[] };

/** The rows of sectors, what was left out, and (in the layout's problems) what is wrong with them. */
export function readRows(grid: Grid, layout: Layout): { rows: ImportRow[]; notes: Note[] } {
  const { headingRow, sectorColumn, columns, problems } = layout;
  const rows: ImportRow[] = [];
  const [valueless, totals]: [number[], number[]] = [[], []];
  const firstRowOf = new Map<number, number>();
  for (let row = headingRow + 1; row < grid.length; row += 1) {
    if (isBlankRow(grid, row)) continue;
    const cell = sectorColumn === null ? '' : cellAt(grid, row, sectorColumn);
    const sectorId = sectorColumn === null ? null : layout.sectors.find(cell);
    if (sectorId === null && isTotal(cell)) {
      totals.push(row + 1);
      continue;
    }
    if (sectorId === null && !hasValues(grid, row, layout)) {
      valueless.push(row + 1);
      continue;
    }
    checkBeyond(grid, row, columns.length, problems);
    checkSector(row, sectorId, layout, grid, firstRowOf);
    rows.push({ row, sectorId, text: cellText(cell) });
  }
  const above = grid
    .slice(0, headingRow)
    .flatMap((_, row) => (isBlankRow(grid, row) ? [] : row + 1));
  const notes: Note[] = [
    { kind: 'rows-above', rows: above },
    { kind: 'rows-without-values', rows: valueless },
    { kind: 'total-rows', rows: totals },
  ];
  return { rows, notes: notes.filter((note) => note.rows.length > 0) };
}

function checkSector(
  row: number,
  sectorId: number | null,
  { sectorColumn, problems }: Layout,
  grid: Grid,
  firstRowOf: Map<number, number>,
): void {
  if (sectorColumn === null) return;
  const text = cellText(cellAt(grid, row, sectorColumn));
  const at = { row, column: sectorColumn, text };
  if (sectorId === null) {
    const isDate = looksLikeDate(text);
    problems.add(text === '' ? 'sector-missing' : isDate ? 'sector-date' : 'sector-unknown', at);
    return;
  }
  const first = firstRowOf.get(sectorId);
  if (first === undefined) firstRowOf.set(sectorId, row);
  else problems.add('sector-twice', { ...at, repeats: String(first + 1) });
}

function isBlankRow(grid: Grid, row: number): boolean {
  return (grid[row] ?? []).every((cell) => cellText(cell) === '');
}

function hasValues(grid: Grid, row: number, { columns, sectorColumn }: Layout): boolean {
  return columns.some(
    ({ column, target }) =>
      column !== sectorColumn &&
      target.kind !== 'ignored' &&
      !isWordless(cellAt(grid, row, column)),
  );
}
