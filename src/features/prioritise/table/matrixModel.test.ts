import { describe, expect, it } from 'vitest';
import type { MatrixColumn } from './matrixColumns.ts';
import { matrixRow } from './matrixFixture.ts';
import { createMatrixModel } from './matrixModel.svelte.ts';
import type { Sorting } from './sorting.ts';

const fixed = { width: 100, colour: null, group: null };
const columns: MatrixColumn[] = [
  { id: 'code', kind: 'code', label: 'Código', ...fixed },
  { id: 'phase', kind: 'phase', label: 'Fase', ...fixed },
  {
    ...fixed,
    id: 'indicator:theft',
    kind: 'indicator',
    label: 'Hurto',
    group: 'crime',
    at: 0,
    included: true,
  },
];
const rows = [
  matrixRow('160-001-10', { values: [7] }),
  matrixRow('160-001-2', { values: [null], phase: 2 }),
  matrixRow('160-001-1', { values: [0], phase: 1 }),
  matrixRow('160-002', { values: [12] }),
  matrixRow('160-003', { values: [7] }),
];

function model(sorting: Sorting | null) {
  return createMatrixModel({ rows, columns, sorting, isShown: ({ kind }) => kind !== 'phase' });
}
const codes = (sorting: Sorting | null) => model(sorting).rows.map(({ code }) => code);

describe('the order of the rows', () => {
  it('is the one they came in where nothing sorts them', () => {
    expect(codes(null)).toEqual(rows.map(({ code }) => code));
  });

  it('puts what is missing last in either direction, zero among the numbers, equals as they came', () => {
    const ascending = { column: 'indicator:theft', descending: false };
    expect(codes(ascending)).toEqual([
      '160-001-1',
      '160-001-10',
      '160-003',
      '160-002',
      '160-001-2',
    ]);
    expect(codes({ ...ascending, descending: true })).toEqual([
      '160-002',
      '160-001-10',
      '160-003',
      '160-001-1',
      '160-001-2',
    ]);
  });

  it('puts sectors of no phase last in either direction, also while the column is hidden', () => {
    expect(codes({ column: 'phase', descending: false }).slice(0, 2)).toEqual([
      '160-001-1',
      '160-001-2',
    ]);
    expect(codes({ column: 'phase', descending: true }).slice(0, 2)).toEqual([
      '160-001-2',
      '160-001-1',
    ]);
  });

  it('takes the numbers within a code by their size', () => {
    expect(codes({ column: 'code', descending: false }).slice(0, 3)).toEqual([
      '160-001-1',
      '160-001-2',
      '160-001-10',
    ]);
  });

  it('ignores a column that is not there', () => {
    expect(codes({ column: 'indicator:gone', descending: true })).toEqual(
      rows.map(({ code }) => code),
    );
  });
});

it('shows the columns that are to be seen', () => {
  expect(model(null).columns.map(({ id }) => id)).toEqual(['code', 'indicator:theft']);
});
