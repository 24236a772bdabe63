import type { Indicator } from '../indicator.ts';
import { scoringRefusal, type ScoringRefusal } from './refusal.ts';
import type { ScoreMethod } from './score-method.ts';

/** What part of the score each included indicator makes up, by its key; together 1. */
export type EffectiveWeights = ReadonlyMap<string, number>;

/**
 * The share of the group times the share within it. A group of which no indicator counts gives its
 * share to the others, in proportion to their weights. An indicator with weight 0 has share 0.
 *
 * Refuses a method without indicators, one that names an indicator not in `indicators`, and one
 * whose weights are all 0.
 */
export function effectiveWeights(
  method: Pick<ScoreMethod, 'indicators' | 'groups'>,
  indicators: readonly Pick<Indicator, 'key' | 'groupKey'>[],
): EffectiveWeights | ScoringRefusal {
  if (method.indicators.length === 0) {
    return scoringRefusal('no_indicators', 'The method includes no indicator');
  }
  const groupOf = new Map(indicators.map(({ key, groupKey }) => [key, groupKey]));
  const within = new Map<string, number>();
  for (const { key, weight } of method.indicators) {
    const group = groupOf.get(key);
    if (group === undefined) return scoringRefusal('unknown_indicator', `No indicator ${key}`);
    within.set(group, (within.get(group) ?? 0) + weight);
  }
  const groupWeights = new Map(
    method.groups
      .filter(({ key }) => (within.get(key) ?? 0) > 0)
      .map(({ key, weight }) => [key, weight]),
  );
  const total = [...groupWeights.values()].reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return scoringRefusal('no_weight', 'All weights are 0');
  return new Map(
    method.indicators.map(({ key, weight }) => {
      const group = groupOf.get(key) ?? '';
      const share = (groupWeights.get(group) ?? 0) / total;
      return [key, share === 0 ? 0 : (share * weight) / (within.get(group) ?? NaN)];
    }),
  );
}
