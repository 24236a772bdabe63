import { expect, it } from 'vitest';
import type { MatrixColumn } from './matrixColumns.ts';
import { groupSpans } from './matrixColumns.ts';
import { pinnedCount, placeColumns, totalWidth } from './placedColumns.ts';

const column = (kind: 'code' | 'name' | 'phase' | 'area', width: number): MatrixColumn => ({
  id: kind,
  kind,
  label: kind,
  width,
  colour: null,
  group: null,
});
const indicator = (key: string, group: string): MatrixColumn => ({
  id: key,
  kind: 'indicator',
  label: key,
  width: 50,
  colour: key,
  group,
  at: 0,
  included: true,
});
const columns = [column('code', 100), column('phase', 80), column('area', 60)];

it('keeps code, name and phase in place where there is room, the code alone where there is not', () => {
  expect(pinnedCount(columns, 1280)).toBe(2);
  expect(pinnedCount(columns, 390)).toBe(1);
  expect(pinnedCount(columns.slice(0, 2), 1280)).toBe(2);
});

it('places the columns that stay side by side and the others where they scroll to', () => {
  const placed = placeColumns(columns, 2, [{ index: 0, start: 180 }]);
  expect(placed.map(({ left, at, pinned }) => [at, left, pinned])).toEqual([
    [0, 0, true],
    [1, 100, true],
    [2, 180, false],
  ]);
  expect(totalWidth(columns)).toBe(240);
});

it('finds the runs of columns of one group', () => {
  const list = [...columns, indicator('a', 'x'), indicator('b', 'x'), indicator('c', 'y')];
  expect(groupSpans(list)).toEqual([
    { group: 'x', first: 3, last: 4 },
    { group: 'y', first: 5, last: 5 },
  ]);
});
