import { array, assert, double, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from './indicator.ts';
import { standingOf, summarise } from './summary.ts';

type Value = number | null | undefined;

/** Sectors 0, 1, 2 ... with these values; undefined: the source does not mention the sector. */
function table(values: Value[], periods: (string | null)[] = []) {
  const sectors = values.map((_, id) => ({ id }));
  const observations = new Map<number, Observation>();
  values.forEach((value, sectorId) => {
    if (value === undefined) return;
    const period = periods[sectorId] ?? null;
    observations.set(sectorId, {
      sectorId,
      indicatorKey: 'theft',
      value,
      period,
      source: 'table',
      version: 1,
    });
  });
  return { sectors, observations };
}

function summaryOf(values: Value[], periods?: (string | null)[]) {
  const { sectors, observations } = table(values, periods);
  return summarise(sectors, observations);
}

describe('summarise', () => {
  it('finds the minimum, median and maximum of the excluded youth of the source', () => {
    const summary = summaryOf([446, 327, 89, 133, 0, 664, 255, 0, 321, 0]);
    expect(summary).toMatchObject({ observed: 10, missing: 0, mixedPeriods: false });
    expect(summary.spread).toMatchObject({ minimum: 0, median: 194, maximum: 664 });
  });

  it('counts what is missing and does not take it for zero', () => {
    const summary = summaryOf([5, null, undefined, 7]);
    expect(summary).toMatchObject({ observed: 2, missing: 2 });
    expect(summary.spread).toMatchObject({ minimum: 5, median: 6, maximum: 7 });
  });

  it('has no spread where no sector has a value', () => {
    expect(summaryOf([null, undefined])).toMatchObject({ observed: 0, missing: 2, spread: null });
  });

  it('says when values of different periods stand beside each other', () => {
    expect(summaryOf([1, 2], [null, '[2015-01-01,2016-01-01)']).mixedPeriods).toBe(true);
    expect(summaryOf([1, null], [null, '[2015-01-01,2016-01-01)']).mixedPeriods).toBe(false);
  });

  it('orders minimum, median and maximum, and loses no sector, whatever the values', () => {
    assert(
      property(array(option(double({ min: 0, max: 1e9, noNaN: true }))), (values) => {
        const { observed, missing, spread } = summaryOf(values);
        expect(observed + missing).toBe(values.length);
        expect(spread === null).toBe(observed === 0);
        if (!spread) return;
        expect(spread.minimum).toBeLessThanOrEqual(spread.median);
        expect(spread.median).toBeLessThanOrEqual(spread.maximum);
        expect(spread.values).toHaveLength(observed);
      }),
    );
  });
});

describe('standingOf', () => {
  it('counts higher, equal and lower values', () => {
    expect(standingOf(2, [0, 2, 2, 2, 5])).toEqual({ higher: 1, same: 2, lower: 1 });
    expect(standingOf(5, [0, 5])).toEqual({ higher: 0, same: 0, lower: 1 });
    expect(standingOf(3, [3])).toEqual({ higher: 0, same: 0, lower: 0 });
  });
});
