import { describe, expect, it } from 'vitest';
import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import {
  countOf,
  isMeant,
  moved,
  rectangle,
  toggled,
  weekClass,
  weekClasses,
  weekCounts,
  wholeWeek,
} from './week-matrix.ts';

describe('the hours of the week', () => {
  it('puts counts where their hour is', () => {
    const counts = { step: [0, 38, 167], count: Float64Array.of(2, 3, 5) };
    const week = weekCounts(counts as unknown as IncidentCounts);
    expect(countOf(week, { weekday: 1, hour: 0 })).toBe(2);
    expect(countOf(week, { weekday: 2, hour: 14 })).toBe(3);
    expect(countOf(week, { weekday: 7, hour: 23 })).toBe(5);
  });

  it('takes a rectangle whichever corner it begins at; the whole week is no filter', () => {
    const expected = { hours: [20, 21, 22], weekdays: [5, 6] };
    expect(rectangle({ weekday: 5, hour: 22 }, { weekday: 6, hour: 20 })).toEqual(expected);
    expect(rectangle({ weekday: 7, hour: 23 }, { weekday: 1, hour: 0 })).toEqual(wholeWeek);
    expect(rectangle({ weekday: 3, hour: 0 }, { weekday: 3, hour: 23 })).toEqual({
      hours: [],
      weekdays: [3],
    });
  });

  it('adds and takes away hours and days; nothing left means all', () => {
    const evening = toggled(toggled(wholeWeek, { hour: 20 }), { hour: 19 });
    expect(evening).toEqual({ hours: [19, 20], weekdays: [] });
    expect(isMeant(evening, { weekday: 4, hour: 19 })).toBe(true);
    expect(isMeant(evening, { weekday: 4, hour: 18 })).toBe(false);
    expect(toggled({ hours: [20], weekdays: [] }, { hour: 20 })).toEqual(wholeWeek);
    const workdays = { hours: [], weekdays: [1, 2, 3, 4, 5, 6] };
    expect(toggled(workdays, { weekday: 7 })).toEqual(wholeWeek);
  });

  it('classes counts above 0 in whole numbers', () => {
    expect(weekClasses(Float64Array.of(0, 0))).toEqual([]);
    expect(weekClasses(Float64Array.of(0, 2, 1))).toEqual([1, 2]);
    const classes = weekClasses(Float64Array.of(3, 12));
    expect(classes).toEqual([3, 5, 8, 10, 12]);
    expect([0, 1, 3, 4, 12].map((count) => weekClass(classes, count))).toEqual([-1, 0, 0, 1, 4]);
  });

  it('goes from cell to cell and to the headings, and not out of the matrix', () => {
    const start = { weekday: 1, hour: 0 };
    expect(moved(start, 'ArrowRight', false)).toEqual({ weekday: 1, hour: 1 });
    expect(moved(start, 'ArrowUp', false)).toEqual({ weekday: 0, hour: 0 });
    expect(moved(start, 'ArrowLeft', false)).toEqual({ weekday: 1, hour: -1 });
    expect(moved({ weekday: 1, hour: -1 }, 'ArrowUp', false)).toEqual({ weekday: 1, hour: -1 });
    expect(moved(start, 'ArrowDown', true)).toEqual({ weekday: 1, hour: 1 });
    expect(moved(start, 'End', false)).toEqual({ weekday: 1, hour: 23 });
    expect(moved({ weekday: 7, hour: 23 }, 'ArrowDown', false)).toEqual({ weekday: 7, hour: 23 });
    expect(moved(start, 'a', false)).toBeNull();
  });
});
