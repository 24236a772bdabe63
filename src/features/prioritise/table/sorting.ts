import type { MatrixColumn } from './matrixColumns.ts';

/** `column` is the id of a column. */
export type Sorting = { column: string; descending: boolean };

const order = new Intl.Collator('es', { numeric: true });

/** Numbers by size, texts in alphabetical order with the numbers in them by size. */
export function compareCells(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : order.compare(String(left), String(right));
}

/**
 * Sorting after a click on a heading: the other direction where it is sorted by it already; else
 * quantities from the largest, as one looks for them, and texts, phases and ranks from the first.
 */
export function nextSorting(
  current: Sorting | null,
  { id, kind }: Pick<MatrixColumn, 'id' | 'kind'>,
): Sorting {
  if (current?.column === id) return { column: id, descending: !current.descending };
  return { column: id, descending: kind === 'indicator' || kind === 'score' || kind === 'area' };
}
