import type { Direction } from './gridKeys.ts';
import type { GroupSpan } from './matrixColumns.ts';

/** Counted from 0 in the order shown; the headings are the row -1, those of the groups -2. */
export type CellPosition = { row: number; column: number };
/** Rows and columns, the last ones included. */
export type CellRange = { top: number; bottom: number; left: number; right: number };

/** How many there are, how many rows a page key goes, and where the groups of columns are. */
export type GridExtent = { rows: number; columns: number; page: number; groups: GroupSpan[] };

export const headingRow = -1;
export const groupRow = -2;

export function rangeBetween(one: CellPosition, other: CellPosition): CellRange {
  return {
    top: Math.max(0, Math.min(one.row, other.row)),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The cell, or the nearest one there is, after rows or columns have gone. */
export function within({ row, column }: CellPosition, extent: GridExtent): CellPosition {
  const inside = {
    row: Math.min(Math.max(row, groupRow), extent.rows - 1),
    column: Math.min(Math.max(column, 0), extent.columns - 1),
  };
  if (inside.row !== groupRow) return inside;
  const group = extent.groups.find((span) => holds(span, inside.column));
  return group
    ? { row: groupRow, column: group.first }
    : { row: headingRow, column: inside.column };
}

/** Where a key leads from a cell; at an edge it stays. */
export function moveCell(from: CellPosition, to: Direction, extent: GridExtent): CellPosition {
  if (from.row === groupRow && (to === 'left' || to === 'right')) return toGroup(from, to, extent);
  const target = targets[to](from, extent);
  // A page or a jump stays among the rows; only the arrow goes up to the headings.
  const row = to === 'page-up' ? Math.max(target.row, Math.min(from.row, 0)) : target.row;
  return within({ row, column: target.column }, extent);
}

const targets: Record<Direction, (from: CellPosition, extent: GridExtent) => CellPosition> = {
  up: ({ row, column }) => ({ row: row - 1, column }),
  down: ({ row, column }) => ({ row: row + 1, column }),
  left: ({ row, column }) => ({ row, column: column - 1 }),
  right: ({ row, column }) => ({ row, column: column + 1 }),
  'page-up': ({ row, column }, { page }) => ({ row: row - page, column }),
  'page-down': ({ row, column }, { page }) => ({ row: Math.max(row, 0) + page, column }),
  'row-start': ({ row }) => ({ row, column: 0 }),
  'row-end': ({ row }, { columns }) => ({ row, column: columns - 1 }),
  'column-start': ({ column }) => ({ row: 0, column }),
  'column-end': ({ column }, { rows }) => ({ row: rows - 1, column }),
  'grid-start': () => ({ row: 0, column: 0 }),
  'grid-end': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

function toGroup(from: CellPosition, to: 'left' | 'right', { groups }: GridExtent): CellPosition {
  const now = groups.findIndex((span) => holds(span, from.column));
  const next = groups[now + (to === 'left' ? -1 : 1)];
  return next ? { row: groupRow, column: next.first } : from;
}

function holds({ first, last }: GroupSpan, column: number): boolean {
  return column >= first && column <= last;
}
