import type { Indicator } from '../../domain/indicator.ts';
import { refusal, type Refusal } from '../refusal.ts';

export type RollUpInput = {
  /** Per sector: the observed value, NaN where it is missing. */
  values: Float64Array;
  /** Per sector: the municipality, phase or other whole it belongs to, negative for none. */
  whole: Int32Array;
  wholes: number;
  /** Extensive values add up; intensive ones are averaged by weight. */
  kind: Indicator['aggregation'];
  /** Per sector: what an intensive value is a rate of (people, households, area); NaN if missing. */
  weights?: Float64Array;
};

export type RollUp = {
  kind: 'extensive' | 'intensive';
  /** Per whole: NaN unless every one of its sectors has a value (and a weight). */
  value: Float64Array;
  /** Per whole: the same over the sectors that have one, which is no total where some are missing. */
  ofPresent: Float64Array;
  present: Int32Array;
  missing: Int32Array;
};

/**
 * Rolls sectors up to wholes. Missing stays missing: a whole with a missing sector has no value,
 * and `ofPresent` says what its other sectors come to.
 *
 * Refuses an indicator of unknown kind, and an intensive one without weights.
 *
 * @throws RangeError when columns differ in length.
 */
export function rollUp(input: RollUpInput): RollUp | Refusal {
  const { values, whole, wholes, kind, weights } = input;
  if (whole.length !== values.length || (weights && weights.length !== values.length)) {
    throw new RangeError('Columns differ in length');
  }
  if (kind === 'unknown') {
    return refusal('unknown_kind', 'Not known whether the indicator adds up over sectors');
  }
  if (kind === 'intensive' && !weights) {
    return refusal('no_weights', 'A rate over several sectors needs their weights');
  }
  const sum = new Float64Array(wholes);
  const weight = new Float64Array(wholes);
  const present = new Int32Array(wholes);
  const missing = new Int32Array(wholes);
  const intensive = kind === 'intensive' ? weights : undefined;
  for (let s = 0; s < values.length; s++) {
    const w = whole[s] as number;
    if (w < 0 || w >= wholes) continue;
    const value = values[s] as number;
    const share = intensive ? (intensive[s] as number) : 1;
    if (Number.isNaN(value) || Number.isNaN(share)) {
      missing[w] = (missing[w] as number) + 1;
      continue;
    }
    present[w] = (present[w] as number) + 1;
    sum[w] = (sum[w] as number) + value * share;
    weight[w] = (weight[w] as number) + share;
  }
  const ofPresent = sum.map((total, w) => {
    if (present[w] === 0) return NaN;
    return intensive ? total / (weight[w] as number) : total;
  });
  const value = ofPresent.map((total, w) => (missing[w] === 0 ? total : NaN));
  return { kind, value, ofPresent, present, missing };
}
