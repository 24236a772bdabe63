import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfStep, lengthInDays, periodBefore, shiftDay, stepStarts } from './time-steps.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => shiftDay('1990-01-01', offset));
const days = fc
  .tuple(day, fc.integer({ min: 1, max: 900 }))
  .map(([from, length]) => ({ from, to: shiftDay(from, length) }));

describe('steps of time', () => {
  it('begins months on the first and weeks on Monday', () => {
    expect(stepStarts({ from: '2015-01-15', to: '2015-03-01' }, 'month')).toEqual([
      '2015-01-01',
      '2015-02-01',
    ]);
    expect(stepStarts({ from: '2015-01-01', to: '2015-01-13' }, 'week')).toEqual([
      '2014-12-29',
      '2015-01-05',
      '2015-01-12',
    ]);
  });

  it('divides every period into steps without a gap', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('month' as const, 'week' as const, 'day' as const),
        (period, pace) => {
          const steps = stepStarts(period, pace).map((start) => daysOfStep(start, pace, period));
          expect(steps[0]?.from).toBe(period.from);
          expect(steps.at(-1)?.to).toBe(period.to);
          for (const [i, step] of steps.entries()) {
            expect(lengthInDays(step)).toBeGreaterThan(0);
            if (i > 0) expect(step.from).toBe(steps[i - 1]?.to);
          }
        },
      ),
    );
  });

  it('compares with a period that ends where the other begins', () => {
    expect(periodBefore({ from: '2015-07-01', to: '2016-01-01' })).toEqual({
      from: '2015-01-01',
      to: '2015-07-01',
    });
    expect(periodBefore({ from: '2015-03-10', to: '2015-03-17' })).toEqual({
      from: '2015-03-03',
      to: '2015-03-10',
    });
  });
});
