import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankCorrelation } from './rankCorrelation.ts';

describe('rankCorrelation', () => {
  it('has the value worked out by hand, with ties', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    const pairs = [
      [1, 10],
      [2, 20],
      [2, 30],
      [9, 40],
    ] as const;
    expect(rankCorrelation(pairs)).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('asks only for the order, and changes its sign with it', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 4,
      maxLength: 20,
    });
    fc.assert(
      fc.property(values, (list) => {
        expect(rankCorrelation(list.map((x) => [x, x ** 3]))).toBeCloseTo(1, 9);
        expect(rankCorrelation(list.map((x) => [x, -x]))).toBeCloseTo(-1, 9);
      }),
    );
  });

  it('is none for few sectors or one value', () => {
    expect(
      rankCorrelation([
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
    ).toBeNull();
    expect(
      rankCorrelation([
        [1, 2],
        [1, 3],
        [1, 4],
        [1, 9],
      ]),
    ).toBeNull();
  });
});
