import { twoCountsP } from '../statistics/two-counts.ts';
import type { Change, Pair } from './comparison.ts';

/** Lengths of two periods in days. */
export type Periods = Pair<number>;

/**
 * Compares counts of two periods: as they are where the periods are equally long, else as incidents
 * per 30 days.
 *
 * @throws RangeError for a period without length
 */
export function rateChanges(days: Periods): (before: number, after: number) => Change {
  for (const length of [days.before, days.after])
    if (!(length > 0)) throw new RangeError(`Not a length of a period: ${length} days`);
  const equal = days.before === days.after;
  const share = days.after / (days.before + days.after);
  // Most cells hold the same few counts.
  const known = new Map<string, number>();
  const testOf = (before: number, after: number): number => {
    const key = `${before} ${after}`;
    const p = known.get(key) ?? twoCountsP(before, after, share);
    known.set(key, p);
    return p;
  };
  return (before, after) => ({
    before,
    after,
    difference: equal ? after - before : (after * 30) / days.after - (before * 30) / days.before,
    p: testOf(before, after),
  });
}
