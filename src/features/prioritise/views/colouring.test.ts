import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourValues, mapValues, type ColourSettings } from './colouring.ts';

const settings = (change: Partial<ColourSettings> = {}): ColourSettings => ({
  ...{ method: 'quantile', classes: 3, limits: [] },
  ...change,
});
const valuesOf = (...values: number[]) => {
  const codes = values.map((_, index) => `s${index}`);
  return { codes, values: new Map(values.map((value, index) => [`s${index}`, value])) };
};

describe('colourValues', () => {
  it('sorts whole numbers into classes that are told apart by one', () => {
    const { codes, values } = valuesOf(0, 1, 2, 3, 4, 5, 6, 7, 8);
    const { classes, limits } = colourValues(
      codes,
      values,
      settings({ method: 'equal_interval', classes: 4 }),
    );
    expect(limits).toEqual([2, 4, 6]);
    expect(classes).toEqual([
      { from: 0, to: 2, count: 3 },
      { from: 3, to: 4, count: 2 },
      { from: 5, to: 6, count: 2 },
      { from: 7, to: 8, count: 2 },
    ]);
  });

  it('keeps the limits of numbers that are not whole', () => {
    const { codes, values } = valuesOf(0.5, 1, 1.5, 2.5);
    const { classes } = colourValues(codes, values, settings({ method: 'custom', limits: [1] }));
    expect(classes.map(({ from, to }) => [from, to])).toEqual([
      [0.5, 1],
      [1, 2.5],
    ]);
  });

  it('never takes missing for zero', () => {
    const { codes, values } = valuesOf(0, Number.NaN, 10, 20);
    const colouring = colourValues([...codes, 'no entry'], values, settings());
    expect(colouring.noData).toBe(2);
    expect(colouring.classOf.has('s1')).toBe(false);
    expect(colouring.classes[0]?.count).toBe(1);
    const none = mapValues(['s0', 's1', 'no entry'], colouring, ['#a', '#b', '#c']);
    expect([...none.values()]).toEqual([{ colour: '#a' }, { noData: true }, { noData: true }]);
  });

  it('says where repeated values make fewer classes', () => {
    const { codes, values } = valuesOf(0, 0, 0, 0, 0, 1, 1, 2);
    const colouring = colourValues(codes, values, settings({ classes: 7 }));
    expect(colouring.classes.length).toBeLessThan(4);
    expect(colouring.classes.every(({ count }) => count > 0)).toBe(true);
    expect(colouring.asked).toBe(7);
    expect(colourValues(codes, values, settings({ classes: 3, method: 'natural' })).asked).toBe(
      null,
    );
  });

  it('has one class for one value, and none without any', () => {
    const same = valuesOf(4, 4, 4);
    expect(colourValues(same.codes, same.values, settings()).classes).toEqual([
      { from: 4, to: 4, count: 3 },
    ]);
    const empty = valuesOf(Number.NaN, Number.NaN);
    const colouring = colourValues(empty.codes, empty.values, settings());
    expect(colouring).toMatchObject({ classes: [], noData: 2, asked: null });
  });

  it('takes limits of one’s own, also outside the values', () => {
    const { codes, values } = valuesOf(4, 5, 6);
    const custom = (...limits: number[]) =>
      colourValues(codes, values, settings({ method: 'custom', limits })).classes;
    expect(custom(2, 5)).toEqual([
      { from: null, to: 2, count: 0 },
      { from: 3, to: 5, count: 2 },
      { from: 6, to: 6, count: 1 },
    ]);
    expect(custom(5, 9)).toEqual([
      { from: 4, to: 5, count: 2 },
      { from: 6, to: 9, count: 1 },
      { from: 9, to: null, count: 0 },
    ]);
  });

  it('counts what a filter shows and leaves the limits as they are', () => {
    const numbers = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(Number.NaN));
    const methods = fc.constantFrom('quantile', 'equal_interval', 'natural' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, fc.boolean()), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 3, max: 9 }),
        methods,
        (list, classes, method) => {
          const { codes, values } = valuesOf(...list.map(([value]) => value));
          const shown = new Set(codes.filter((_, index) => list[index]?.[1]));
          const all = colourValues(codes, values, settings({ classes, method }));
          const some = colourValues(codes, values, settings({ classes, method }), shown);
          expect(some.limits).toEqual(all.limits);
          const counted = some.classes.reduce((sum, { count }) => sum + count, some.noData);
          expect(counted).toBe(shown.size);
          for (const [code, index] of all.classOf) {
            const value = values.get(code) ?? Number.NaN;
            const { from, to } = all.classes[index] ?? { from: null, to: null };
            expect(value).toBeGreaterThanOrEqual(from ?? -Infinity);
            expect(value).toBeLessThanOrEqual(to ?? Infinity);
          }
        },
      ),
    );
  });
});
