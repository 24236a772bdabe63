import type { ColourKey, MatrixRow } from './matrixRows.ts';

type Shared = {
  /** Unique in the table. */
  id: string;
  label: string;
  /** In CSS pixels. */
  width: number;
  /** What the map is asked to show for it; null: nothing. */
  colour: ColourKey | null;
};

export type FixedKind = 'code' | 'name' | 'phase' | 'score' | 'rank' | 'area';
export type IndicatorColumn = Shared & {
  kind: 'indicator';
  /** Place of its value in a row. */
  at: number;
  group: string;
  included: boolean;
};
/** Stands for the columns of a group that is folded away. */
export type FoldedColumn = Shared & { kind: 'folded'; group: string };
export type MatrixColumn =
  (Shared & { kind: FixedKind; group: null }) | IndicatorColumn | FoldedColumn;

export type ColumnGroup = { key: string; label: string };

export const columnId = (indicatorKey: string) => `indicator:${indicatorKey}`;
export const foldedId = (groupKey: string) => `folded:${groupKey}`;

/** What a cell holds, for sorting and copying; null: nothing known. */
export function cellValue(row: MatrixRow, column: MatrixColumn): string | number | null {
  switch (column.kind) {
    case 'indicator':
      return row.values[column.at] ?? null;
    case 'folded':
      return null;
    case 'area':
      return row.areaKm2;
    default:
      return row[column.kind];
  }
}

export function columnsById(columns: readonly MatrixColumn[]): ReadonlyMap<string, MatrixColumn> {
  return new Map(columns.map((column) => [column.id, column]));
}

export type GroupSpan = { group: string; first: number; last: number };

/** The runs of neighbouring columns of one group, by the places of their first and last column. */
export function groupSpans(columns: readonly MatrixColumn[]): GroupSpan[] {
  const spans: GroupSpan[] = [];
  columns.forEach(({ group }, at) => {
    const last = spans.at(-1);
    if (group === null) return;
    if (last?.group === group && last.last === at - 1) last.last = at;
    else spans.push({ group, first: at, last: at });
  });
  return spans;
}
