import type { MatrixColumn } from './matrixColumns.ts';

export type PlacedColumn = {
  column: MatrixColumn;
  /** Its place among the columns shown, from 0. */
  at: number;
  /** In CSS pixels from the left of what scrolls, or of the frame where it is pinned. */
  left: number;
  pinned: boolean;
  /** The last of those that stay, which the others go under. */
  edge: boolean;
};

/** Below this width of the frame, in CSS pixels, only the code stays in place. */
const narrow = 640;

/** How many of the first columns stay in place while the others scroll sideways. */
export function pinnedCount(columns: readonly MatrixColumn[], frameWidth: number): number {
  const stays = frameWidth < narrow ? ['code'] : ['code', 'name', 'phase'];
  const first = columns.findIndex(({ kind }) => !stays.includes(kind));
  return first === -1 ? columns.length : first;
}

/**
 * The columns to draw: those that stay in place, and those of the others that are in view.
 * @param inView places among the columns that scroll, with their distance from the left
 */
export function placeColumns(
  columns: readonly MatrixColumn[],
  pinned: number,
  inView: readonly { index: number; start: number }[],
): PlacedColumn[] {
  let left = 0;
  const staying = columns.slice(0, pinned).map((column, at) => {
    const place = { column, at, left, pinned: true, edge: at === pinned - 1 };
    left += column.width;
    return place;
  });
  const scrolling = inView.flatMap(({ index, start }) => {
    const column = columns[pinned + index];
    return column ? [{ column, at: pinned + index, left: start, pinned: false, edge: false }] : [];
  });
  return [...staying, ...scrolling];
}

export function totalWidth(columns: readonly MatrixColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
