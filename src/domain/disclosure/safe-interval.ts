import type { Interval } from './feasible-interval.ts';

/**
 * When a hidden figure is safe: its interval is at least as wide as its threshold, and either no small
 * count is excluded (not even 1), or all of them are, and it is known to be no small count.
 *
 * So someone who knows the rule, and takes the figure for a small count, is left with all the small
 * counts that there are; and no one can tell that it is one.
 */
export function isSafe({ lower, upper }: Interval, threshold: number): boolean {
  return upper - lower >= threshold && (lower <= 1 || lower >= threshold);
}
