import type { Matrix } from '../../../domain/table-export/matrix.ts';
import type { AsideReason, AsideRow } from '../../../spatial/incident-import/incident-import.ts';

export type AsideWords = {
  language: Matrix['language'];
  /** What the rows are and what can be done with them. */
  note: string;
  /** Headings of the columns that are added. */
  row: string;
  reason: string;
  reasons: Readonly<Record<AsideReason, string>>;
};

/**
 * The rows that were kept aside as they were in the file, with their number and the reason behind
 * them: mended there, the table can be imported as it is.
 */
export function asideTable(
  headings: readonly string[],
  aside: readonly AsideRow[],
  words: AsideWords,
): Matrix {
  const width = aside.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  const filled = <Cell>(cells: readonly Cell[]) =>
    Array.from({ length: width }, (_, at) => cells[at] ?? '');
  return {
    language: words.language,
    about: [[words.note, '']],
    headings: [...filled(headings), words.row, words.reason],
    rows: aside.map(({ cells, row, reason }) => [...filled(cells), row, words.reasons[reason]]),
  };
}
