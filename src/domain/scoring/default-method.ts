import type { Indicator, IndicatorGroup } from '../indicator.ts';
import { equaliseIndicators } from './edit-method.ts';
import type { ScoreMethod } from './score-method.ts';

export type ExclusionReason =
  /** It measures what the police did, not what people need. */
  | 'police_discovered'
  /** It repeats another indicator, which would count twice. */
  | 'duplicate';

/** Why an indicator is left out unless a planner puts it in; null: it is not. */
export function exclusionReason(
  indicator: Pick<Indicator, 'policeDiscovered' | 'isDuplicateOf'>,
): ExclusionReason | null {
  if (indicator.policeDiscovered) return 'police_discovered';
  return indicator.isDuplicateOf === null ? null : 'duplicate';
}

/**
 * The method to begin with: every indicator that nothing speaks against counts the same, whatever
 * its group; nothing is capped, filled in or vetoed, and all weights are as likely as any others.
 */
export function defaultMethod(
  indicators: readonly Indicator[],
  groups: readonly Pick<IndicatorGroup, 'key'>[],
): ScoreMethod {
  const method: ScoreMethod = {
    indicators: indicators
      .filter((indicator) => exclusionReason(indicator) === null)
      .map(({ key, direction }) => ({ key, direction, weight: 1 })),
    groups: groups.map(({ key }) => ({ key, weight: 0 })),
    missing: 'leave_out',
    outlierCap: null,
    normalisation: 'min_max',
    aggregation: 'arithmetic',
    floor: 0.01,
    veto: null,
    uncertainty: {
      concentration: null,
      varyNormalisation: false,
      varyAggregation: false,
      seed: 1,
    },
    proposal: { kind: 'natural_groups', groups: 3 },
  };
  return equaliseIndicators(method, indicators);
}
