import type { Indicator, IndicatorGroup } from '../../../../domain/indicator.ts';
import type { EffectiveWeights } from '../../../../domain/scoring/effective-weights.ts';
import type { MethodIndicator, ScoreMethod } from '../../../../domain/scoring/score-method.ts';

export type GroupShare = {
  group: IndicatorGroup;
  weight: number;
  /** Of the whole score, 0 to 1; null: there are no weights to divide by. */
  share: number | null;
  included: { indicator: Indicator; weight: number; share: number | null }[];
  /** Why the group does not count although it includes indicators. */
  idle: 'group_zero' | 'indicators_zero' | null;
};

/** The groups of which the method includes an indicator, with what each makes up of the score. */
export function groupShares(
  groups: readonly { group: IndicatorGroup; indicators: Indicator[] }[],
  method: Pick<ScoreMethod, 'groups' | 'indicators'>,
  weights: EffectiveWeights | null,
): GroupShare[] {
  const chosen = new Map(method.indicators.map((each) => [each.key, each]));
  const weightOf = new Map(method.groups.map(({ key, weight }) => [key, weight]));
  return groups.flatMap(({ group, indicators }) => {
    const included = indicators.flatMap((indicator) => {
      const entry: MethodIndicator | undefined = chosen.get(indicator.key);
      if (!entry) return [];
      const share = weights ? (weights.get(indicator.key) ?? 0) : null;
      return [{ indicator, weight: entry.weight, share }];
    });
    if (included.length === 0) return [];
    const weight = weightOf.get(group.key) ?? 0;
    const share = weights ? included.reduce((sum, it) => sum + (it.share ?? 0), 0) : null;
    const empty = included.every((it) => it.weight === 0);
    const idle = weight === 0 ? 'group_zero' : empty ? 'indicators_zero' : null;
    return [{ group, weight, share, included, idle }];
  });
}
