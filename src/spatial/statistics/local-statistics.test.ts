import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLists, latticeNeighbours } from '../fixtures/neighbour-lists.ts';
import { ST_LOUIS_NEIGHBOURS, ST_LOUIS_RATES } from '../fixtures/st-louis.ts';
import { distanceBand } from '../neighbours/distance-band.ts';
import { neighboursOf, type Neighbours } from '../neighbours/neighbours.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { getisOrdGiStar, giStarZ } from './getis-ord.ts';
import { localMoran } from './local-moran.ts';

function answered<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

const few = { leastUnits: 3 };
const skewed = (units: number, seed: number): Float64Array => {
  const random = seededGenerator(seed);
  return Float64Array.from({ length: units }, () => Math.floor(-Math.log(1 - random.unit()) * 3));
};

describe('getisOrdGiStar', () => {
  /** Six points, band 15: the sample of esda's tests; first z from its tests, others recomputed. */
  test('reproduces the z of the six points of esda', () => {
    const x = Float64Array.of(10, 20, 40, 15, 30, 30);
    const y = Float64Array.of(10, 10, 10, 20, 20, 30);
    const values = Float64Array.of(2, 3, 3.2, 5, 8, 7);
    const { z } = answered(getisOrdGiStar(values, distanceBand(x, y, 15), few));
    const published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
    published.forEach((expected, i) => expect(z[i]).toBeCloseTo(expected, 7));
  });

  /** From the documentation of the R package sfhotspot: sums over 2715 cells. */
  test.each([
    [0, 5, -0.546],
    [0, 6, -0.598],
    [1, 6, 0.716],
    [1, 5, 0.893],
  ])('reproduces sfhotspot: %i incidents in %i cells', (sum, size, expected) => {
    const mean = 206 / 2715;
    const deviation = Math.sqrt(278 / 2715 - mean ** 2);
    expect(deviation).toBeCloseTo(0.31086513, 8);
    expect(giStarZ(sum, size, 2715, mean, deviation)).toBeCloseTo(expected, 3);
  });

  test('agrees with the plain definition by a full matrix of weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.boolean(), (seed, queen) => {
        const neighbours = latticeNeighbours(6, 6, queen);
        const values = skewed(36, seed);
        const { z } = answered(getisOrdGiStar(values, neighbours, { permutations: 9 }));
        const mean = values.reduce((a, b) => a + b, 0) / 36;
        const s = Math.sqrt(values.reduce((a, v) => a + v * v, 0) / 36 - mean * mean);
        z.forEach((score, i) => {
          const w = Array.from(values, (_, j) =>
            j === i || neighboursOf(neighbours, i).includes(j) ? 1 : 0,
          );
          const total = w.reduce<number>((a, b) => a + b, 0);
          const squares = w.reduce<number>((a, b) => a + b * b, 0);
          const sum = w.reduce<number>((a, weight, j) => a + weight * (values[j] ?? NaN), 0);
          const expected =
            (sum - mean * total) / (s * Math.sqrt((36 * squares - total * total) / 35));
          expect(score).toBeCloseTo(expected, 9);
        });
      }),
      { numRuns: 20 },
    );
  });

  test('does not change with scale or shift, or with the order of units', () => {
    const neighbours = latticeNeighbours(7, 5, true);
    const values = skewed(35, 5);
    const { z, p } = answered(getisOrdGiStar(values, neighbours));
    const moved = answered(
      getisOrdGiStar(
        values.map((v) => 3 * v + 40),
        neighbours,
      ),
    );
    z.forEach((score, i) => expect(moved.z[i]).toBeCloseTo(score, 9));
    expect(moved.p).toEqual(p);
    const turned = fromLists(
      Array.from({ length: 35 }, (_, i) =>
        Array.from(neighboursOf(neighbours, 34 - i), (j) => 34 - j),
      ),
    );
    const reversed = answered(getisOrdGiStar(values.toReversed(), turned));
    z.forEach((score, i) => expect(reversed.z[34 - i]).toBeCloseTo(score, 9));
  });

  test('leaves islands out and says so', () => {
    const joined = latticeNeighbours(6, 6, false);
    const withIsland: Neighbours = {
      ...joined,
      units: 37,
      starts: Int32Array.of(...joined.starts, joined.starts[36] ?? 0),
    };
    const values = skewed(36, 2);
    const alone = answered(getisOrdGiStar(Float64Array.of(...values, 1e6), withIsland));
    const without = answered(getisOrdGiStar(values, joined));
    expect(alone.islands).toEqual([36]);
    expect(alone.z.slice(0, 36)).toEqual(without.z);
    expect(alone.p).toEqual(Float64Array.of(...without.p, NaN));
  });

  test('refuses where it has no meaning', () => {
    const lattice = latticeNeighbours(6, 5, true);
    const flat = new Float64Array(30).fill(4);
    expect(getisOrdGiStar(flat, lattice)).toMatchObject({ refused: 'no_variance' });
    expect(getisOrdGiStar(skewed(15, 1), latticeNeighbours(5, 3, true))).toMatchObject({
      refused: 'too_few_units',
    });
    expect(
      getisOrdGiStar(skewed(30, 1), fromLists(Array.from({ length: 30 }, () => []))),
    ).toMatchObject({
      refused: 'all_islands',
    });
    expect(getisOrdGiStar(skewed(30, 1).fill(NaN, 3, 4), lattice)).toMatchObject({
      refused: 'missing_values',
    });
    expect(() => getisOrdGiStar(skewed(29, 1), lattice)).toThrow(RangeError);
  });

  test('carries its parameters', () => {
    const result = answered(
      getisOrdGiStar(skewed(36, 1), latticeNeighbours(6, 6, true), { seed: 7 }),
    );
    expect(result.parameters).toMatchObject({
      units: 36,
      permutations: 999,
      seed: 7,
      weights: 'binary',
    });
  });
});

describe('localMoran', () => {
  /** The ten regions of de Smith, Goodchild and Longley, with the quadrants of esda's documentation. */
  test('reproduces the quadrants of esda', () => {
    const values = Float64Array.of(2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06);
    const near = [
      [2, 4],
      [1, 5],
      [4, 7],
      [1, 3, 5, 8],
      [2, 4, 6, 9],
      [5, 10],
      [3, 8],
      [4, 7, 9],
      [5, 8, 10],
      [6, 9],
    ];
    const result = answered(
      localMoran(values, fromLists(near.map((l) => l.map((j) => j - 1))), few),
    );
    const names = { 1: 'HH', 2: 'LH', 3: 'LL', 4: 'HL' } as const;
    expect(result.quadrant).toEqual(([4, 4, 4, 2, 3, 3, 1, 4, 3, 3] as const).map((q) => names[q]));
  });

  test('averages to the global I, and gives the same p-values as Gi* where signs agree', () => {
    const result = answered(localMoran(ST_LOUIS_RATES, ST_LOUIS_NEIGHBOURS));
    const mean = result.i.reduce((a, b) => a + b, 0) / 78;
    expect(mean).toBeCloseTo(0.24365582621771659, 9);
    expect(result.p).toEqual(answered(getisOrdGiStar(ST_LOUIS_RATES, ST_LOUIS_NEIGHBOURS)).p);
  });

  test('classes are quadrants where the adjusted p-value allows', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) =>
      i % 10 < 4 && i < 40 ? 50 : i % 7,
    );
    const result = answered(localMoran(values, latticeNeighbours(10, 10, true)));
    expect(result.class[11]).toBe('HH');
    result.class.forEach((c, i) => {
      expect(c).toBe((result.adjusted[i] ?? 1) <= 0.05 ? result.quadrant[i] : 'not_significant');
    });
  });
});
