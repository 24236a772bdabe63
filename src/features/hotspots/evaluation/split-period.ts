import type { Day, Days } from '../../../domain/incident-filter.ts';
import { stepStarts } from '../../../domain/time-steps.ts';

/**
 * Days at which a period can be cut in two: first days of months, or of weeks (Mondays) where there
 * are fewer than three months to cut between; in order, none at an end of the period.
 */
export function cutsOf(days: Days): { pace: 'month' | 'week'; cuts: Day[] } {
  const inside = (pace: 'month' | 'week') =>
    stepStarts(days, pace).filter((start) => start > days.from && start < days.to);
  const months = inside('month');
  return months.length >= 2
    ? { pace: 'month', cuts: months }
    : { pace: 'week', cuts: inside('week') };
}

/** The cut that leaves about two thirds of the steps before it; null: the period cannot be cut. */
export function usualCut({ cuts }: { cuts: readonly Day[] }): Day | null {
  const before = Math.round(((cuts.length + 1) * 2) / 3);
  return cuts[Math.max(0, Math.min(cuts.length, before) - 1)] ?? null;
}
