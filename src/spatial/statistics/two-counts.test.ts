import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTwoCountsP, twoCountsP } from './two-counts.ts';

/** The definition: binomial probabilities one by one, by whole numbers of ways. */
function plainP(earlier: number, later: number, share: number): number {
  const n = earlier + later;
  const probability = (k: number): number => {
    let ways = 1;
    for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
    return ways * share ** k * (1 - share) ** (n - k);
  };
  const all = Array.from({ length: n + 1 }, (_, k) => probability(k));
  const seen = all[later] ?? NaN;
  return all.filter((p) => p <= seen * (1 + 1e-7)).reduce((a, b) => a + b, 0);
}

const counts = fc.integer({ min: 0, max: 25 });
const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('twoCountsP', () => {
  /** The example of R's poisson.test (Danish cancer cases, eba1977): 11 in 800 against 21 in 3011. */
  test('reproduces the example of poisson.test in R', () => {
    expect(twoCountsP(21, 11, 800 / (800 + 3011))).toBeCloseTo(0.07967, 5);
  });

  /** Computed with binomtest of SciPy 1.17. */
  test.each([
    [40, 75, 0.5, 0.001412957498607674],
    [3, 19, 31 / 59, 0.0011356210224951087],
    [120, 60, 0.25, 0.012332560846717473],
    [0, 9, 28 / 59, 0.0012211082834218045],
  ])('agrees with SciPy for %i and %i', (earlier, later, part, expected) => {
    expect(twoCountsP(earlier, later, part)).toBeCloseTo(expected, 12);
  });

  test('is the sign test where periods are equally long', () => {
    expect(twoCountsP(0, 6, 0.5)).toBeCloseTo(2 / 64, 12);
    expect(twoCountsP(1, 9, 0.5)).toBeCloseTo(22 / 1024, 12);
    expect(twoCountsP(5, 5, 0.5)).toBe(1);
  });

  test('agrees with the plain definition', () => {
    fc.assert(
      fc.property(counts, counts, share, (earlier, later, part) => {
        fc.pre(earlier + later > 0);
        expect(twoCountsP(earlier, later, part)).toBeCloseTo(plainP(earlier, later, part), 9);
      }),
    );
  });

  test('is the same when the periods change places', () => {
    fc.assert(
      fc.property(counts, counts, share, (earlier, later, part) => {
        fc.pre(earlier + later > 0);
        expect(twoCountsP(earlier, later, part)).toBeCloseTo(
          twoCountsP(later, earlier, 1 - part),
          9,
        );
      }),
    );
  });

  test('holds its level: the chance of a p-value is at most that p-value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (n) => {
        let [ways, chance] = [1, 0];
        for (let k = 0; k <= n; k++) {
          if (twoCountsP(n - k, k, 0.5) <= 0.05) chance += ways / 2 ** n;
          ways = (ways * (n - k)) / (k + 1);
        }
        expect(chance).toBeLessThanOrEqual(0.05);
      }),
    );
  });

  test('knows the least it can be', () => {
    expect(leastTwoCountsP(5, 0.5)).toBeGreaterThan(0.05);
    expect(leastTwoCountsP(6, 0.5)).toBeLessThan(0.05);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), share, (n, part) => {
        const all = Array.from({ length: n + 1 }, (_, k) => twoCountsP(n - k, k, part));
        expect(leastTwoCountsP(n, part)).toBeCloseTo(Math.min(...all), 9);
      }),
    );
  });

  test('stands large counts, and refuses what is no count', () => {
    expect(twoCountsP(100_000, 100_000, 0.5)).toBe(1);
    expect(twoCountsP(100_000, 90_000, 0.5)).toBeLessThan(1e-100);
    expect(twoCountsP(0, 0, 0.5)).toBeNaN();
    expect(() => twoCountsP(1.5, 0, 0.5)).toThrow(RangeError);
    expect(() => twoCountsP(1, 0, 1)).toThrow(RangeError);
  });
});
