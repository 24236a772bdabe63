import { describe, expect, test } from 'vitest';
import { latticeNeighbours } from '../fixtures/neighbour-lists.ts';
import { ST_LOUIS_NEIGHBOURS, ST_LOUIS_RATES } from '../fixtures/st-louis.ts';
import { neighboursOf } from '../neighbours/neighbours.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { gearyC, moranI, type GlobalAutocorrelation } from './global-autocorrelation.ts';

function answered(outcome: GlobalAutocorrelation | Refusal): GlobalAutocorrelation {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

describe('moranI', () => {
  /** esda's tests (test_moran.py): I and the two-sided p-value under normality. */
  test('reproduces the St. Louis homicides of PySAL', () => {
    const result = answered(moranI(ST_LOUIS_RATES, ST_LOUIS_NEIGHBOURS));
    expect(result.statistic).toBeCloseTo(0.24365582621771659, 12);
    expect(result.expected).toBeCloseTo(-1 / 77, 15);
    expect(result.normalP).toBeCloseTo(0.00027147862770937614, 12);
    expect(result.p).toBeLessThan(0.02);
  });

  test('agrees with plain sums over all pairs, and so does Geary', () => {
    const neighbours = latticeNeighbours(6, 6, true);
    const random = seededGenerator(3);
    const values = Float64Array.from({ length: 36 }, () => random.unit() ** 2);
    const mean = values.reduce((a, b) => a + b, 0) / 36;
    let [cross, squares, spread] = [0, 0, 0];
    values.forEach((v, i) => {
      spread += (v - mean) ** 2;
      const near = neighboursOf(neighbours, i);
      near.forEach((j) => {
        cross += ((v - mean) * ((values[j] ?? NaN) - mean)) / near.length;
        squares += (v - (values[j] ?? NaN)) ** 2 / near.length;
      });
    });
    expect(answered(moranI(values, neighbours)).statistic).toBeCloseTo(cross / spread, 12);
    expect(answered(gearyC(values, neighbours)).statistic).toBeCloseTo(
      (35 * squares) / (2 * 36 * spread),
      12,
    );
  });

  test('sees a chessboard as its opposite', () => {
    const values = Float64Array.from({ length: 36 }, (_, i) => (i + Math.floor(i / 6)) % 2);
    const rook = latticeNeighbours(6, 6, false);
    expect(answered(moranI(values, rook)).statistic).toBeCloseTo(-1, 12);
    expect(answered(gearyC(values, rook)).statistic).toBeCloseTo((2 * 35) / 36, 12);
  });

  test('refuses as the local statistics do', () => {
    expect(moranI(new Float64Array(36), latticeNeighbours(6, 6, true))).toMatchObject({
      refused: 'no_variance',
    });
    expect(gearyC(new Float64Array(4), latticeNeighbours(2, 2, true))).toMatchObject({
      refused: 'too_few_units',
    });
  });
});

describe('gearyC', () => {
  /** esda's tests (test_geary.py): variance under normality of its 4 by 4 rook lattice. */
  test('reproduces the variance of PySAL, which only the neighbours decide', () => {
    const values = Float64Array.from({ length: 16 }, (_, i) => i);
    const result = answered(gearyC(values, latticeNeighbours(4, 4, false), { leastUnits: 16 }));
    expect(result.variance).toBeCloseTo(0.031805300245097874, 12);
    expect(result.expected).toBe(1);
  });
});
