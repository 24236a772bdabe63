import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { classBreaks } from './class-breaks.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 });
const methods = fc.constantFrom('quantile' as const, 'equal_interval' as const, 'natural' as const);

describe('classBreaks', () => {
  test('by hand', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, NaN, 50, 51, 100);
    expect([...classBreaks(values, 3, 'natural')]).toEqual([5, 51]);
    expect([...classBreaks(values, 3, 'equal_interval')]).toEqual([34, 67]);
    expect([...classBreaks(Float64Array.of(1, 2, 3, 4, 5), 2, 'quantile')]).toEqual([3]);
    expect(quantileSorted([1, 2, 3, 4, 5], 0.5)).toBe(3);
  });

  test('limits ascend, lie below the highest value and do not depend on order', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 6 }), methods, (list, classes, method) => {
        const limits = classBreaks(Float64Array.from(list), classes, method);
        expect(limits.length).toBeLessThan(classes);
        limits.forEach((limit, i) => {
          expect(limit).toBeGreaterThan(limits[i - 1] ?? -Infinity);
          expect(limit).toBeLessThan(Math.max(...list));
        });
        expect(classBreaks(Float64Array.from(list.toReversed()), classes, method)).toEqual(limits);
      }),
    );
  });

  test('natural breaks have the least squares of all ways to cut a small list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 9 }),
        (list) => {
          const sorted = list.toSorted((a, b) => a - b);
          const squares = (from: number, to: number): number => {
            const part = sorted.slice(from, to);
            const mean = part.reduce((a, b) => a + b, 0) / part.length;
            return part.reduce((sum, v) => sum + (v - mean) ** 2, 0);
          };
          const cost = (a: number, b: number): number =>
            squares(0, a) + squares(a, b) + squares(b, sorted.length);
          let best = Infinity;
          for (let a = 1; a < sorted.length - 1; a++) {
            for (let b = a + 1; b < sorted.length; b++) best = Math.min(best, cost(a, b));
          }
          const [low = NaN, high = NaN] = classBreaks(Float64Array.from(list), 3, 'natural');
          const found = cost(sorted.indexOf(low) + 1, sorted.indexOf(high) + 1);
          expect(found).toBeCloseTo(best, 6);
        },
      ),
    );
  });

  test('no data has no classes', () => {
    expect(classBreaks(Float64Array.of(NaN), 4, 'quantile')).toHaveLength(0);
    expect(() => classBreaks(Float64Array.of(1), 0, 'quantile')).toThrow(RangeError);
  });
});
