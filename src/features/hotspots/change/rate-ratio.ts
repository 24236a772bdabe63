import type { HotspotComparison } from '../../../spatial/index.ts';
import { wilsonInterval } from '../../../spatial/hotspots/wilson-interval.ts';

/** How many times as high a rate is as it was; `high` is Infinity where it could be any number. */
export type RateRatio = { ratio: number; low: number; high: number };

/**
 * The ratio of two rates with its 95 % interval, had incidents happened one by one and independently:
 * given their sum, the later count is then binomial (J. Przyborowski and H. Wilenski, Biometrika 31,
 * 1940), and Wilson's interval of its share becomes one of the ratio. Incidents that come in series
 * vary more than this says.
 *
 * null: there was nothing before, so that there is no ratio.
 */
export function rateRatio(
  { before, after }: Pick<HotspotComparison['total'], 'before' | 'after'>,
  days: HotspotComparison['parameters']['days'],
): RateRatio | null {
  if (before === 0) return null;
  const both = before + after;
  const perDay = days.before / days.after;
  const ratioOf = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * perDay);
  const [low, high] = wilsonInterval(after / both, both);
  return { ratio: ratioOf(after / both), low: ratioOf(low), high: ratioOf(high) };
}
