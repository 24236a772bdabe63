import type { Indicator } from '../../domain/indicator.ts';
import type { IndicatorObservations } from '../../domain/observations.ts';
import { summarise } from '../../domain/summary.ts';
import type { Sector } from '../../domain/territory.ts';
import { isRefusal } from '../refusal.ts';
import { rollUp } from './roll-up.ts';

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
  const { observed, mixedPeriods } = summarise(sectors, observations);
  const counts = { observed, sectors: sectors.length };
  if (indicator.isDuplicateOf !== null) return { ...counts, sum: null, reason: 'duplicate' };
  if (indicator.aggregation !== 'extensive') {
    return { ...counts, sum: null, reason: indicator.aggregation };
  }
  if (observed === 0) return { ...counts, sum: null, reason: 'no-data' };
  if (mixedPeriods) return { ...counts, sum: null, reason: 'mixed-periods' };
  const whole = rollUp({
    values: Float64Array.from(sectors, ({ id }) => observations.get(id)?.value ?? NaN),
    whole: new Int32Array(sectors.length),
    wholes: 1,
    kind: indicator.aggregation,
  });
  if (isRefusal(whole)) throw new TypeError(whole.detail);
  return { ...counts, sum: whole.ofPresent[0] as number };
}
