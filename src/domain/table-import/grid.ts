/** A cell as it was written; a number only where a spreadsheet stores one. */
export type Cell = string | number;

/** Rows of cells; rows may differ in length. Row and column numbers start at 0. */
export type Grid = readonly (readonly Cell[])[];

/** The address of a cell as spreadsheets show it: row 2, column 27 is `AB3`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `A` to `Z`, then `AA` and so on. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

export function cellAt(grid: Grid, row: number, column: number): Cell {
  return grid[row]?.[column] ?? '';
}

/** A cell as text without the spaces around it. */
export function cellText(cell: Cell): string {
  return String(cell).trim();
}

/** Whether a cell says nothing: it is empty or holds only signs such as a bullet or a dash. */
export function isWordless(cell: Cell): boolean {
  return typeof cell === 'string' && !/[\p{L}\p{N}]/u.test(cell);
}
