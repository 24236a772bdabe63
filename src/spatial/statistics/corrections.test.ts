import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { twoSidedNormalP } from './normal.ts';

describe('benjaminiHochberg', () => {
  /** The 15 p-values of Benjamini and Hochberg 1995, section 4: at 0.05 the first four stand. */
  test('reproduces the example of its authors', () => {
    const p = Float64Array.of(
      0.0001,
      0.0004,
      0.0019,
      0.0095,
      0.0201,
      0.0278,
      0.0298,
      0.0344,
      0.0459,
      0.324,
      0.4262,
      0.5719,
      0.6528,
      0.759,
      1,
    );
    const adjusted = benjaminiHochberg(p);
    expect([...adjusted].filter((q) => q <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo(0.035625, 12);
    expect(adjusted[4]).toBeCloseTo(0.0603, 12);
  });

  test('agrees with the step-up rule at any level, in any order, and skips NaN', () => {
    const chances = fc.array(
      fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(chances, fc.integer({ min: 1, max: 999 }), (p, level) => {
        const q = level / 1000 + 0.00017;
        const sorted = p.toSorted((a, b) => a - b);
        const accepted = sorted.filter((v, i) => v <= ((i + 1) / p.length) * q);
        const limit = sorted[sorted.lastIndexOf(accepted.at(-1) ?? -1)] ?? 0;
        const adjusted = benjaminiHochberg(Float64Array.of(NaN, ...p));
        expect(adjusted[0]).toBeNaN();
        p.forEach((v, i) => expect((adjusted[i + 1] ?? NaN) <= q).toBe(v <= limit));
      }),
    );
  });
});

/** Abramowitz and Stegun 1964, table 26.1, and the usual critical values. */
test.each([
  [0, 1],
  [1, 0.317310507862914],
  [1.959963984540054, 0.05],
  [3, 0.00269979606326019],
  [-3.5, 0.000465258158071],
  [5, 5.73303143758389e-7],
  [10, 1.523970604832105e-23],
])('twoSidedNormalP(%d) is %d', (z, expected) => {
  expect(twoSidedNormalP(z) / expected).toBeCloseTo(1, 9);
});
