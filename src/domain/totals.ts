import type { Indicator } from './indicator.ts';
import type { IndicatorObservations } from './observations.ts';
import { summarise } from './summary.ts';
import type { Sector } from './territory.ts';

/** Why the values of an indicator are not added up. */
export type NoSumReason =
  /** It repeats another column of the source, which is added up already. */
  | 'duplicate'
  /** Rates and classes do not add up. */
  | 'intensive'
  /** Whether it is a count or a class is not known. */
  | 'unknown'
  /** The sectors state different periods. */
  | 'mixed-periods'
  /** No sector has a value. */
  | 'no-data';

/** An indicator over a municipality; `observed` of `sectors` sectors have a value. */
export type IndicatorTotal = { observed: number; sectors: number } & (
  { sum: number } | { sum: null; reason: NoSumReason }
);

/**
 * The sum of an indicator over sectors. Sectors without a value add nothing and are counted as
 * such: the sum covers only the `observed` ones.
 */
export function totalOf(
  indicator: Pick<Indicator, 'aggregation' | 'isDuplicateOf'>,
  sectors: readonly Pick<Sector, 'id'>[],
  observations: IndicatorObservations,
): IndicatorTotal {
  const { observed, spread, mixedPeriods } = summarise(sectors, observations);
  const counts = { observed, sectors: sectors.length };
  if (indicator.isDuplicateOf !== null) return { ...counts, sum: null, reason: 'duplicate' };
  if (indicator.aggregation !== 'extensive') {
    return { ...counts, sum: null, reason: indicator.aggregation };
  }
  if (!spread) return { ...counts, sum: null, reason: 'no-data' };
  if (mixedPeriods) return { ...counts, sum: null, reason: 'mixed-periods' };
  return { ...counts, sum: spread.values.reduce((sum, value) => sum + value, 0) };
}
