import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import { lengthInDays, shiftDay } from '../../../domain/time-steps.ts';
import {
  brushStops,
  movedTo,
  nextStop,
  placeOf,
  quickPeriod,
  stopAt,
  timelineBars,
  withEnd,
} from './timeline.ts';

const year = { from: '2015-01-01', to: '2016-01-01' };

describe('the timeline', () => {
  it('has a bar for every step, also where nothing happened', () => {
    const counts = { step: ['2015-02-01'], count: Float64Array.of(7) } as unknown as IncidentCounts;
    const bars = timelineBars(counts, { from: '2015-01-01', to: '2015-04-01' }, 'month');
    expect(bars.map(({ count }) => count)).toEqual([0, 7, 0]);
    expect(bars[1]?.days).toEqual({ from: '2015-02-01', to: '2015-03-01' });
  });

  it('lets the brush rest where weeks and months begin', () => {
    const stops = brushStops({ from: '2015-01-01', to: '2015-02-10' }, 'week');
    expect(stops).toEqual([
      ...['2015-01-01', '2015-01-05', '2015-01-12', '2015-01-19', '2015-01-26'],
      ...['2015-02-01', '2015-02-02', '2015-02-09', '2015-02-10'],
    ]);
  });

  it('takes the nearest stop, and goes from stop to stop', () => {
    const stops = brushStops(year, 'month');
    expect(stopAt(stops, year, 0)).toBe('2015-01-01');
    expect(stopAt(stops, year, 1)).toBe('2016-01-01');
    expect(stopAt(stops, year, placeOf('2015-06-03', year))).toBe('2015-06-01');
    expect(nextStop(stops, '2015-06-01', 1)).toBe('2015-07-01');
    expect(nextStop(stops, '2015-06-01', -1)).toBe('2015-05-01');
    expect(nextStop(stops, '2015-06-10', 1)).toBe('2015-07-01');
    expect(nextStop(stops, '2015-06-10', -1)).toBe('2015-06-01');
    expect(nextStop(stops, '2016-01-01', 1)).toBe('2016-01-01');
  });

  it('keeps a period inside the extent and in order, whatever is done to it', () => {
    const stops = brushStops(year, 'week');
    const day = fc.constantFrom(...stops);
    const days = fc
      .uniqueArray(day, { minLength: 2, maxLength: 2 })
      .map((two) => [...two].sort())
      .map(([from = '', to = '']) => ({ from, to }));
    fc.assert(
      fc.property(days, fc.constantFrom('from' as const, 'to' as const), day, (period, end, to) => {
        for (const it of [withEnd(period, end, to, stops), movedTo(period, to, year)]) {
          expect(it.from < it.to).toBe(true);
          expect(it.from >= year.from && it.to <= year.to).toBe(true);
        }
        expect(lengthInDays(movedTo(period, to, year))).toBe(lengthInDays(period));
      }),
    );
  });

  it('offers the last month and the last three of which there are incidents', () => {
    expect(quickPeriod('month', year)).toEqual({ from: '2015-12-01', to: '2016-01-01' });
    expect(quickPeriod('quarter', year)).toEqual({ from: '2015-10-01', to: '2016-01-01' });
    expect(quickPeriod('all', year)).toEqual(year);
    const short = { from: '2015-12-01', to: '2016-01-01' };
    expect(quickPeriod('quarter', short)).toEqual(short);
    expect(shiftDay(short.from, 31)).toBe(short.to);
  });
});
