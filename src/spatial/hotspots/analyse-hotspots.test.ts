import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededGenerator } from '../../domain/random/generator.ts';
import { countsOf, latticeOfCells, reordered, rowOfCells } from '../fixtures/counted-grid.ts';
import { ST_LOUIS_NEIGHBOURS, ST_LOUIS_RATES } from '../fixtures/st-louis.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { emergingHotSpots } from '../statistics/emerging-hot-spots.ts';
import { getisOrdGiStar } from '../statistics/getis-ord.ts';
import { localMoran } from '../statistics/local-moran.ts';
import { finish } from '../steps.ts';
import { analyseHotspotsInSteps, confidenceLevels, type HotspotInput } from './analyse-hotspots.ts';
import type { CellColumns, CountColumns, HotspotAnalysis } from './analysis.ts';
import { placeCounts } from './place-counts.ts';
import { permutationsFor } from './permutations.ts';

const [area] = wigglyTiling({ columns: 1, rows: 1, vertices: 8 });
if (area === undefined) throw new Error('no area');

type Layer = HotspotAnalysis['layer'];

/** @param more what the layer needs beyond its counts */
function analyse<Of extends Layer>(
  layer: Of,
  grid: CellColumns,
  counts: CountColumns,
  more: Partial<HotspotInput> = {},
): Extract<HotspotAnalysis, { layer: Of }> {
  const outcome = outcomeOf(layer, grid, counts, more);
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome as Extract<HotspotAnalysis, { layer: Of }>;
}

function outcomeOf(
  layer: Layer,
  grid: CellColumns,
  counts: CountColumns,
  more: Partial<HotspotInput> = {},
): HotspotAnalysis | Refusal {
  const plain = { area: area as NonNullable<typeof area>, steps: 1, days: 30, bandwidth: 300 };
  return finish(analyseHotspotsInSteps({ ...plain, layer, grid, counts, ...more }));
}

function skewed(units: number, seed: number): Float64Array {
  const random = seededGenerator(seed);
  return Float64Array.from({ length: units }, () => Math.floor(-Math.log(1 - random.unit()) * 3));
}

describe('what the statistics give reaches through unchanged', () => {
  test('Gi* and local Moran of the counties around St. Louis', () => {
    const grid = rowOfCells(ST_LOUIS_NEIGHBOURS);
    const counts = countsOf(grid, ST_LOUIS_RATES);
    const options = { permutations: permutationsFor(78), seed: 1 };
    expect(options.permutations).toBe(1999);
    const { giStar, level, count } = analyse('significant', grid, counts);
    expect(giStar).toEqual(getisOrdGiStar(ST_LOUIS_RATES, ST_LOUIS_NEIGHBOURS, options));
    expect(count).toEqual(ST_LOUIS_RATES);
    expect(level).toEqual(confidenceLevels(giStar));
    const { moran } = analyse('clusters', grid, counts);
    expect(moran).toEqual(localMoran(ST_LOUIS_RATES, ST_LOUIS_NEIGHBOURS, options));
  });

  test('with the permutations and the seed that were asked for', () => {
    const grid = latticeOfCells(6, 6);
    const values = skewed(36, 3);
    const asked = { permutations: 99, seed: 7 };
    const { giStar } = analyse('significant', grid, countsOf(grid, values), asked);
    expect(giStar).toEqual(getisOrdGiStar(values, grid.neighbours, asked));
  });

  test('emerging classes of a complete cube, steps and cells without incidents included', () => {
    const grid = latticeOfCells(6, 6);
    const cube = skewed(36 * 12, 5).map((n, at) => (at % 12 === 4 ? 0 : n));
    const rows = [...cube.keys()].filter((at) => cube[at] !== 0);
    const counts: CountColumns = {
      column: Int32Array.from(rows, (at) => Math.floor(at / 12) % 6),
      row: Int32Array.from(rows, (at) => Math.floor(at / 72)),
      step: Int32Array.from(rows, (at) => at % 12),
      count: Float64Array.from(rows, (at) => cube[at] as number),
    };
    const { emerging, count } = analyse('emerging', grid, counts, { steps: 12 });
    const permutations = permutationsFor(36, 12);
    expect(emerging).toEqual(emergingHotSpots(cube, 12, grid.neighbours, { permutations }));
    expect(emerging.parameters.stepsWithoutVariance).toBe(1);
    expect(count.reduce((a, b) => a + b, 0)).toBe(cube.reduce((a, b) => a + b, 0));
  });
});

describe('counts', () => {
  const grid = latticeOfCells(5, 4);
  const rows = fc.array(
    fc.tuple(
      fc.integer({ min: -2, max: 7 }),
      fc.integer({ min: -2, max: 6 }),
      fc.integer({ min: -1, max: 3 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    { maxLength: 60 },
  );
  const columnsOf = (list: readonly (readonly [number, number, number, number])[]) => ({
    column: Int32Array.from(list, ([column]) => column),
    row: Int32Array.from(list, ([, row]) => row),
    step: Int32Array.from(list, ([, , step]) => step),
    count: Float64Array.from(list, ([, , , count]) => count),
  });

  test('are all in a cell or left out, whatever the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), (list, steps) => {
        const counts = columnsOf(list);
        const placed = placeCounts(grid, counts, steps);
        const all = counts.count.reduce((a, b) => a + b, 0);
        expect(placed.count.reduce((a, b) => a + b, 0) + placed.leftOut).toBe(all);
        const back = reordered(counts, [...list.keys()].reverse());
        expect(placeCounts(grid, back, steps)).toEqual(placed);
      }),
    );
  });

  test('stand in the cell of their address', () => {
    const counts = columnsOf([
      [4, 3, 0, 2],
      [0, 0, 0, 5],
      [4, 3, 0, 1],
      [5, 3, 0, 8],
    ]);
    const { count, leftOut } = analyse('counts', grid, counts);
    expect(count[19]).toBe(3);
    expect(count[0]).toBe(5);
    expect(leftOut).toBe(8);
  });

  test('without a cell are all left out, and unequal columns are misuse', () => {
    const counts = columnsOf([[1, 1, 0, 3]]);
    const none = { cells: 0, column: new Int32Array(0), row: new Int32Array(0) };
    expect(placeCounts(none, counts)).toMatchObject({ leftOut: 3 });
    expect(() => placeCounts(grid, { ...counts, row: new Int32Array(2) })).toThrow(RangeError);
  });
});

test('levels are those of the adjusted p-value, in the direction of z', () => {
  const z = Float64Array.of(5, 4, 3, 2, -5, -3, -2.5, NaN);
  const adjusted = Float64Array.of(0.01, 0.05, 0.1, 0.11, 0.001, 0.03, 0.06, NaN);
  expect([...confidenceLevels({ z, adjusted })]).toEqual([3, 2, 1, 0, -3, -2, -1, 0]);
});

describe('refusals pass through', () => {
  test.each(['significant', 'clusters'] as const)('of the layer %s', (layer) => {
    const small = latticeOfCells(5, 5);
    const large = latticeOfCells(6, 6);
    expect(outcomeOf(layer, small, countsOf(small, skewed(25, 1)))).toMatchObject({
      refused: 'too_few_units',
    });
    const even = new Float64Array(36).fill(2);
    expect(outcomeOf(layer, large, countsOf(large, even))).toMatchObject({
      refused: 'no_variance',
    });
    const none = countsOf(large, new Float64Array(36));
    expect(outcomeOf(layer, large, none)).toMatchObject({ refused: 'no_points' });
    expect(outcomeOf('counts', large, none)).toMatchObject({ leftOut: 0 });
  });

  test('of too few steps', () => {
    const grid = latticeOfCells(6, 6);
    const counts = { ...countsOf(grid, skewed(36, 1)) };
    const step = new Int32Array(counts.count.length);
    expect(outcomeOf('emerging', grid, { ...counts, step }, { steps: 9 })).toMatchObject({
      refused: 'too_few_steps',
    });
  });
});

test('permutations are twenty for each test, at least 999, and not without bound', () => {
  expect(permutationsFor(10)).toBe(999);
  expect(permutationsFor(412)).toBe(8999);
  expect(permutationsFor(1_000_000)).toBe(199_999);
  expect(permutationsFor(20_000, 12)).toBe(49_999);
  expect(permutationsFor(20_000, 52)).toBe(18_999);
});
