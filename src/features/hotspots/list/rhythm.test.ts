import { describe, expect, it } from 'vitest';
import { kindsOf, rhythmOf } from './rhythm.ts';

describe('the rhythm of incidents', () => {
  it('adds hours of the week up by hour and by weekday', () => {
    const step = [0, 23, 24, 167, 167];
    const { byHour, byWeekday, known, unknown } = rhythmOf({
      step,
      count: Float64Array.of(1, 2, 3, 4, 5),
      leftOut: 6,
    });
    expect([byHour[0], byHour[23]]).toEqual([4, 11]);
    expect(byWeekday).toEqual([3, 3, 0, 0, 0, 0, 9]);
    expect([known, unknown]).toEqual([15, 6]);
  });

  it('finds the three busiest hours over midnight, and days that stand out', () => {
    const { busiest, weekdays } = rhythmOf({
      step: [23, 24 * 5 + 0, 24 * 5 + 22, 24 * 5 + 12],
      count: Float64Array.of(4, 5, 6, 3),
      leftOut: 0,
    });
    expect(busiest).toEqual({ from: 22, to: 1, count: 15 });
    expect(weekdays).toEqual([6]);
  });

  it('says nothing of few incidents', () => {
    const { busiest, weekdays } = rhythmOf({ step: [5], count: Float64Array.of(9), leftOut: 0 });
    expect([busiest, weekdays]).toEqual([null, []]);
    expect(() => rhythmOf({ step: null, count: Float64Array.of(9), leftOut: 0 })).toThrow(
      RangeError,
    );
  });

  it('orders kinds by how often they happened', () => {
    const indicator = ['theft', 'injury', 'theft', 'homicide'];
    expect(kindsOf({ indicator, count: Float64Array.of(1, 2, 3, 2) })).toEqual([
      { key: 'theft', count: 4 },
      { key: 'homicide', count: 2 },
      { key: 'injury', count: 2 },
    ]);
  });
});
