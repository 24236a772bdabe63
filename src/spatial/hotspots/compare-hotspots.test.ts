import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededGenerator } from '../../domain/random/generator.ts';
import { countsOf, latticeOfCells, reordered } from '../fixtures/counted-grid.ts';
import { neighboursOf } from '../neighbours/neighbours.ts';
import { isRefusal } from '../refusal.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { getisOrdGiStar } from '../statistics/getis-ord.ts';
import { twoCountsP } from '../statistics/two-counts.ts';
import { finish } from '../steps.ts';
import { confidenceLevels } from './analyse-hotspots.ts';
import { compareHotspotsInSteps } from './compare-hotspots.ts';
import type { HotspotComparison } from './comparison.ts';

const grid = latticeOfCells(9, 8);
const equal = { daysBefore: 30, daysAfter: 30 };

function compare(
  before: Float64Array,
  after: Float64Array,
  days = equal,
  order?: readonly number[],
): HotspotComparison {
  const outcome = finish(
    compareHotspotsInSteps({
      grid,
      before: order ? reordered(countsOf(grid, before), order) : countsOf(grid, before),
      after: countsOf(grid, after),
      ...days,
    }),
  );
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

function skewed(seed: number): Float64Array {
  const random = seededGenerator(seed);
  return Float64Array.from({ length: grid.cells }, () =>
    Math.floor(-Math.log(1 - random.unit()) * 3),
  );
}

/** Few everywhere, and `here` in a block of nine cells around column 2, row 2. */
function block(here: number, next = 1): Float64Array {
  return Float64Array.from({ length: grid.cells }, (_, cell) => {
    const off = Math.max(
      Math.abs((grid.column[cell] ?? NaN) - 2),
      Math.abs((grid.row[cell] ?? NaN) - 2),
    );
    return off <= 1 ? here : off === 2 ? next : cell % 3 === 0 ? 1 : 0;
  });
}

const seeds = fc.integer({ min: 1, max: 500 });

describe('compareHotspots', () => {
  test('differences add up to that of the totals, and p-values are those of two counts', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const [before, after] = [skewed(a), skewed(b + 1000)];
        const found = compare(before, after);
        expect(found.difference.reduce((x, y) => x + y, 0)).toBe(found.total.difference);
        const sum = (column: Float64Array): number => column.reduce((x, y) => x + y, 0);
        expect(found.total).toMatchObject({ before: sum(before), after: sum(after) });
        found.p.forEach((p, cell) => {
          const [x, y] = [before[cell] ?? NaN, after[cell] ?? NaN];
          if (x + y > 0) expect(p).toBe(twoCountsP(x, y, 0.5));
          else expect(p).toBeNaN();
        });
        const tested = found.p.map((p, cell) =>
          (before[cell] ?? 0) + (after[cell] ?? 0) >= 6 ? p : NaN,
        );
        expect(found.adjusted).toEqual(benjaminiHochberg(tested));
        const { tested: many, tooFew, without } = found.cells;
        expect(many + tooFew + without).toBe(grid.cells);
      }),
      { numRuns: 20 },
    );
  });

  test('mirrors itself when the periods change places', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const there = compare(skewed(a), skewed(b + 1000), { daysBefore: 31, daysAfter: 28 });
        const back = compare(skewed(b + 1000), skewed(a), { daysBefore: 28, daysAfter: 31 });
        expect(back.difference).toEqual(there.difference.map((d) => -d + 0));
        expect(back.changed).toEqual(there.changed.map((way) => -way));
        back.p.forEach((p, cell) => expect(p || 0).toBeCloseTo((there.p[cell] ?? 1) || 0, 12));
        expect(back.hot.map(({ cell }) => cell)).toEqual(there.hot.map(({ cell }) => cell));
        expect(back.levels.before).toEqual(there.levels.after);
      }),
      { numRuns: 20 },
    );
  });

  test('does not depend on the order of rows', () => {
    const [before, after] = [skewed(1), skewed(2)];
    const rows = before.filter((n) => n > 0).length;
    const order = Array.from({ length: rows }, (_, i) => rows - 1 - i);
    expect(compare(before, after, equal, order)).toEqual(compare(before, after));
  });

  test('compares rates where periods differ in length', () => {
    const found = compare(block(30), block(10), { daysBefore: 90, daysAfter: 30 });
    expect(found.unit).toBe('incidents_per_30_days');
    const centre = 2 * 9 + 2;
    expect(found.difference[centre]).toBeCloseTo(0, 12);
    expect(found.p[centre]).toBe(1);
    expect(compare(block(30), block(10)).unit).toBe('incidents');
  });

  test('hot cells are those of Gi* in either period', () => {
    const [before, after] = [block(20), block(1)];
    const found = compare(before, after);
    const giStar = getisOrdGiStar(before, grid.neighbours, { permutations: 1999 });
    if (isRefusal(giStar)) throw new Error(giStar.detail);
    expect(found.levels.before).toEqual(confidenceLevels(giStar));
    const levels = [found.levels.before, found.levels.after].map((level) =>
      isRefusal(level) ? new Int8Array(grid.cells) : level,
    );
    const expected = [...giStar.z.keys()].filter((cell) =>
      levels.some((level) => (level[cell] ?? 0) >= 2),
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(found.hot.map(({ cell }) => cell)).toEqual(expected);
  });

  test('shows a fall with a rise next door as such, and whether chance would give it', () => {
    const centre = 2 * 9 + 2;
    const before = block(1);
    const after = block(1);
    before[centre] = 90;
    after[centre] = 20;
    for (const next of neighboursOf(grid.neighbours, centre)) after[next] = 9;
    const at = (found: HotspotComparison) => found.hot.find(({ cell }) => cell === centre);
    const found = at(compare(before, after));
    expect(found).toMatchObject({ pattern: 'fall_rise', beyondChance: true });
    expect(found?.own.difference).toBe(-70);
    expect(found?.nearby).toMatchObject({ cells: 8, before: 8, after: 72, difference: 64 });
    const slight = block(1);
    slight[centre] = 88;
    slight[centre + 1] = 2;
    expect(at(compare(before, slight))).toMatchObject({
      pattern: 'fall_rise',
      beyondChance: false,
    });
    expect(at(compare(block(12), block(12)))).toMatchObject({
      pattern: null,
      beyondChance: false,
    });
  });

  test('of equal periods finds nothing, and one without incidents still has an answer', () => {
    const same = compare(block(12), block(12));
    expect(same.cells).toMatchObject({ rose: 0, fell: 0 });
    const gone = compare(block(12), new Float64Array(grid.cells));
    expect(gone.levels.after).toMatchObject({ refused: 'no_variance' });
    expect(gone.cells.fell).toBe(9);
    expect(gone.hot[0]?.level).toMatchObject({ after: null });
  });

  test('refuses without any incident, and counts what is outside', () => {
    const none = countsOf(grid, new Float64Array(grid.cells));
    const input = { grid, before: none, after: none, ...equal };
    expect(finish(compareHotspotsInSteps(input))).toMatchObject({ refused: 'no_points' });
    const beyond = {
      column: Int32Array.of(50),
      row: Int32Array.of(0),
      step: null,
      count: Float64Array.of(3),
    };
    const outcome = finish(
      compareHotspotsInSteps({ ...input, before: beyond, after: countsOf(grid, block(5)) }),
    );
    expect(outcome).toMatchObject({ leftOut: { before: 3, after: 0 } });
    expect(() => finish(compareHotspotsInSteps({ ...input, daysAfter: 0 }))).toThrow(RangeError);
  });
});
