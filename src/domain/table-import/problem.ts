import { cellAddress, cellText, type Cell } from './grid.ts';
import type { CellFault } from './parse-number.ts';

export type ProblemKind =
  | CellFault
  /** The cell uses the other decimal sign than the rest of the file. */
  | 'decimal-mixed'
  | 'no-sector-column'
  | 'two-sector-columns'
  | 'no-indicator-column'
  | 'column-unknown'
  | 'column-twice'
  | 'sector-missing'
  | 'sector-unknown'
  /** A spreadsheet made a date of a label such as `1-2`. */
  | 'sector-date'
  | 'sector-twice'
  /** A value to the right of the last heading. */
  | 'beyond-headings';

/** Why the table cannot be imported as it stands, and where. */
export type Problem = {
  kind: ProblemKind;
  /** From 0, in the grid; null: it is not about one row, or one column. */
  row: number | null;
  column: number | null;
  /** As spreadsheets show it: `C4`; null where it is not about one cell. */
  address: string | null;
  /** Heading of the column; empty where it has none or it is not about one. */
  heading: string;
  /** The cell or heading as it was written. */
  text: string;
  /** The key of the indicator that may be meant, for an unknown column. */
  suggestion: string | null;
  /** The row or column that it repeats, as spreadsheets show it: `4`, `C`. */
  repeats: string | null;
};

/** How many problems are kept one by one; a file of errors has more than anyone reads. */
export const problemLimit = 500;

/** Collects problems: counts all of them and keeps the first. */
export class Problems {
  readonly list: Problem[] = [];
  count = 0;

  constructor(private readonly headings: readonly string[]) {}

  add(
    kind: ProblemKind,
    at: {
      row?: number;
      column?: number;
      text?: Cell;
      suggestion?: string | null;
      repeats?: string;
    },
  ): void {
    this.count += 1;
    if (this.list.length >= problemLimit) return;
    const { row = null, column = null, text = '', suggestion = null, repeats = null } = at;
    this.list.push({
      kind,
      row,
      column,
      address: row === null || column === null ? null : cellAddress(row, column),
      heading: column === null ? '' : (this.headings[column] ?? ''),
      text: cellText(text),
      suggestion,
      repeats,
    });
  }
}
