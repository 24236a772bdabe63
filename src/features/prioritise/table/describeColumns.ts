import { m } from '../../../messages/generated/messages.js';
import { indicatorLabel } from '../../../state/wording.ts';
import {
  columnId,
  foldedId,
  type ColumnGroup,
  type FixedKind,
  type MatrixColumn,
} from './matrixColumns.ts';
import type { MatrixIndicator } from './matrixRows.ts';

const fixed: { kind: FixedKind; label: () => string; width: number; coloured?: true }[] = [
  { kind: 'code', label: m.table_code, width: 100 },
  { kind: 'name', label: m.table_name, width: 176 },
  { kind: 'phase', label: m.table_phase_column, width: 164, coloured: true },
  { kind: 'rank', label: m.table_rank, width: 96, coloured: true },
  { kind: 'score', label: m.table_score, width: 92, coloured: true },
  { kind: 'area', label: m.table_area, width: 104 },
];

/** The groups of the indicators, in the order in which they first appear. */
export function groupsOf(indicators: readonly MatrixIndicator[]): ColumnGroup[] {
  const labels = new Map(indicators.map(({ groupKey, groupLabel }) => [groupKey, groupLabel]));
  return [...labels].map(([key, label]) => ({ key, label }));
}

/** All columns there are, in the language being read; those of a group stand together. */
export function describeColumns(indicators: readonly MatrixIndicator[]): MatrixColumn[] {
  return [
    ...fixed.map(({ kind, label, width, coloured }): MatrixColumn => {
      return { id: kind, kind, label: label(), width, colour: coloured ? kind : null, group: null };
    }),
    ...groupsOf(indicators).flatMap((group) => groupColumns(group, indicators)),
  ];
}

function groupColumns(
  { key, label }: ColumnGroup,
  indicators: readonly MatrixIndicator[],
): MatrixColumn[] {
  const members = indicators.flatMap((indicator, at): MatrixColumn[] => {
    if (indicator.groupKey !== key) return [];
    return [
      {
        id: columnId(indicator.key),
        kind: 'indicator',
        label: indicatorLabel(indicator),
        width: 112,
        colour: indicator.key,
        group: key,
        at,
        included: indicator.included,
      },
    ];
  });
  const folded = { id: foldedId(key), kind: 'folded' as const, label, width: 152, colour: null };
  return [{ ...folded, group: key }, ...members];
}

/** Whether a column is to be seen; the code always is. */
export function isShown(
  column: MatrixColumn,
  columns: readonly MatrixColumn[],
  { hidden, folded }: { hidden: readonly string[]; folded: readonly string[] },
): boolean {
  switch (column.kind) {
    case 'code':
      return true;
    case 'indicator':
      return !hidden.includes(column.id) && !folded.includes(column.group);
    case 'folded':
      return (
        folded.includes(column.group) &&
        columns.some(
          ({ id, kind, group }) =>
            kind === 'indicator' && group === column.group && !hidden.includes(id),
        )
      );
    default:
      return !hidden.includes(column.id);
  }
}
