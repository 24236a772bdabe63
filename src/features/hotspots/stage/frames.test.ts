import { expect, it } from 'vitest';
import { neighboursFromPairs } from '../../../spatial/neighbours/neighbours.ts';
import { countsOfStep, frameCube } from './frames.ts';

const grid = {
  shape: { kind: 'square' as const, size: 100 },
  cells: 2,
  column: Int32Array.of(5, 6),
  row: Int32Array.of(7, 7),
  share: Float64Array.of(1, 1),
  neighbours: neighboursFromPairs(2, [], { method: 'grid', contiguity: 'queen' }),
};

it('puts counts where their cell and step are, and nothing where there are none', () => {
  const cube = frameCube(
    grid,
    {
      ...{ total: 9, synthetic: 0, leftOut: 0, sectorId: null, indicator: null },
      column: Int32Array.of(6, 5, 9),
      row: Int32Array.of(7, 7, 9),
      step: ['2015-03-01', '2015-01-01', '2015-01-01'],
      count: Float64Array.of(4, 2, 3),
    },
    ['2015-01-01', '2015-02-01', '2015-03-01'],
  );
  expect([0, 1, 2].map((step) => [...countsOfStep(cube, step)])).toEqual([
    [2, 0],
    [0, 0],
    [0, 4],
  ]);
  expect([...cube.totals]).toEqual([2, 0, 4]);
});
