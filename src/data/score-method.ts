import * as v from 'valibot';
import type { ScoreMethod } from '../domain/scoring/score-method.ts';

const weight = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const score = v.pipe(v.number(), v.finite());
const key = v.pipe(v.string(), v.minLength(1));

/** A scoring method as it is stored, in the database and on the device. */
export const scoreMethodSchema = v.object({
  indicators: v.pipe(
    v.array(v.object({ key, direction: v.picklist(['more_is_worse', 'more_is_better']), weight })),
    v.maxLength(500),
    v.check((items) => areDistinct(items), 'Expected each indicator once'),
  ),
  groups: v.pipe(
    v.array(v.object({ key, weight })),
    v.maxLength(500),
    v.check((items) => areDistinct(items), 'Expected each group once'),
  ),
  missing: v.picklist(['leave_out', 'reweight', 'median']),
  outlierCap: v.nullable(v.pipe(v.number(), v.gtValue(0), v.ltValue(0.5))),
  normalisation: v.picklist(['min_max', 'rank', 'z_score']),
  aggregation: v.picklist(['arithmetic', 'geometric']),
  floor: v.pipe(v.number(), v.gtValue(0), v.maxValue(0.5)),
  veto: v.nullable(v.object({ indicator: key, atLeast: weight })),
  uncertainty: v.object({
    concentration: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
    varyNormalisation: v.boolean(),
    varyAggregation: v.boolean(),
    seed: v.pipe(v.number(), v.safeInteger()),
  }),
  proposal: v.variant('kind', [
    v.object({ kind: v.literal('first_n'), first: count, second: count }),
    v.object({ kind: v.literal('cut_value'), first: score, second: score }),
    v.object({ kind: v.literal('natural_groups'), groups: count }),
  ]),
}) satisfies v.GenericSchema<unknown, ScoreMethod>;

function areDistinct(items: { key: string }[]): boolean {
  return new Set(items.map((item) => item.key)).size === items.length;
}
