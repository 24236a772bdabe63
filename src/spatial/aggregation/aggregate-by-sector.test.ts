import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateBySector } from './aggregate-by-sector.ts';

const records = fc.array(
  fc.record({
    sector: fc.integer({ min: -2, max: 3 }),
    category: fc.integer({ min: -1, max: 2 }),
    step: fc.integer({ min: 0, max: 2 }),
    value: fc.oneof(
      fc.constant(NaN),
      fc.integer({ min: -1000, max: 1000 }).map((v) => v / 8),
    ),
    identity: fc.integer({ min: -1, max: 6 }),
  }),
);

function aggregated(
  rows: readonly (typeof records extends fc.Arbitrary<(infer R)[]> ? R : never)[],
) {
  return aggregateBySector({
    sector: Int32Array.from(rows, (r) => r.sector),
    sectors: 4,
    category: { code: Int32Array.from(rows, (r) => r.category), count: 3 },
    step: { code: Int32Array.from(rows, (r) => r.step), count: 3 },
    values: Float64Array.from(rows, (r) => r.value),
    identity: Int32Array.from(rows, (r) => r.identity),
  });
}

describe('aggregateBySector', () => {
  test('agrees with filtering the rows of every group', () => {
    fc.assert(
      fc.property(records, (rows) => {
        const result = aggregated(rows);
        for (let g = 0; g < 36; g++) {
          const own = rows.filter(
            (r) =>
              r.category >= 0 && r.sector >= 0 && (r.sector * 3 + r.category) * 3 + r.step === g,
          );
          const values = own.map((r) => r.value).filter((v) => !Number.isNaN(v));
          const sorted = values.toSorted((a, b) => a - b);
          const total = values.reduce((a, b) => a + b, 0);
          const middle = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
          expect(result.count[g]).toBe(own.length);
          expect(result.values?.count[g]).toBe(values.length);
          expect(result.values?.sum[g]).toBe(values.length > 0 ? total : NaN);
          expect(result.values?.mean[g]).toBe(values.length > 0 ? total / values.length : NaN);
          expect(result.values?.median[g]).toBe(((middle[0] ?? NaN) + (middle[1] ?? NaN)) / 2);
          const identities = own.map((r) => r.identity).filter((id) => id >= 0);
          expect(result.distinct?.[g]).toBe(new Set(identities).size);
        }
      }),
    );
  });

  test('counts every row once, in a group or left out, and in any order alike', () => {
    fc.assert(
      fc.property(records, (rows) => {
        const result = aggregated(rows);
        expect(result.count.reduce((a, b) => a + b, 0) + result.leftOut).toBe(rows.length);
        expect(aggregated(rows.toReversed())).toEqual(result);
      }),
    );
  });

  test('sums values of very different size without losing the small ones', () => {
    const values = Float64Array.of(1, 1e16, 1, -1e16);
    const result = aggregateBySector({ sector: new Int32Array(4), sectors: 1, values });
    expect(result.values?.sum[0]).toBe(2);
  });

  test('refuses columns of unequal length', () => {
    const input = { sector: new Int32Array(2), sectors: 1 };
    expect(() => aggregateBySector({ ...input, values: new Float64Array(3) })).toThrow(RangeError);
    expect(() =>
      aggregateBySector({ ...input, step: { code: new Int32Array(1), count: 1 } }),
    ).toThrow(RangeError);
  });
});
