import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { rollUp, type RollUpInput } from './roll-up.ts';

const base: RollUpInput = {
  values: Float64Array.of(3, 4, NaN, 10, 1),
  whole: Int32Array.of(0, 0, 1, 1, -1),
  wholes: 3,
  kind: 'extensive',
};

describe('rollUp', () => {
  test('adds extensive values, and keeps a missing sector missing in its whole', () => {
    expect(rollUp(base)).toEqual({
      kind: 'extensive',
      value: Float64Array.of(7, NaN, NaN),
      ofPresent: Float64Array.of(7, 10, NaN),
      present: Int32Array.of(2, 1, 0),
      missing: Int32Array.of(0, 1, 0),
    });
  });

  test('averages intensive values by weight, and takes a missing weight as missing', () => {
    const weights = Float64Array.of(100, 300, 50, NaN, 1);
    expect(rollUp({ ...base, kind: 'intensive', weights })).toMatchObject({
      value: Float64Array.of(3.75, NaN, NaN),
      missing: Int32Array.of(0, 2, 0),
    });
  });

  test('refuses an unknown kind and a rate without weights', () => {
    expect(rollUp({ ...base, kind: 'unknown' })).toMatchObject({ refused: 'unknown_kind' });
    expect(rollUp({ ...base, kind: 'intensive' })).toMatchObject({ refused: 'no_weights' });
  });

  test('in two stages comes to the same as in one', () => {
    const sectors = fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 500 }),
        weight: fc.integer({ min: 1, max: 90 }),
        whole: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(
        sectors,
        fc.constantFrom('extensive' as const, 'intensive' as const),
        (rows, kind) => {
          const values = Float64Array.from(rows, (r) => r.value);
          const weights = Float64Array.from(rows, (r) => r.weight);
          const whole = Int32Array.from(rows, (r) => r.whole);
          const parts = rollUp({ values, weights, whole, wholes: 4, kind });
          const partWeights = rollUp({ values: weights, whole, wholes: 4, kind: 'extensive' });
          const all = new Int32Array(rows.length);
          const direct = rollUp({ values, weights, whole: all, wholes: 1, kind });
          if (isRefusal(parts) || isRefusal(partWeights) || isRefusal(direct))
            throw new Error('refused');
          const present = Int32Array.from(parts.present, (n) => (n > 0 ? 0 : -1));
          const staged = rollUp({
            values: parts.value,
            weights: partWeights.value,
            whole: present,
            wholes: 1,
            kind,
          });
          if (isRefusal(staged)) throw new Error('refused');
          expect(staged.value[0]).toBeCloseTo(direct.value[0] ?? NaN, 9);
        },
      ),
    );
  });
});
