import type { PreparedScoring } from './prepare-scoring.ts';
import type { Aggregation } from './score-method.ts';

export type ScoreTerms = {
  /** Sectors x included: what is averaged with the weights. NaN where nothing counts. */
  terms: Float64Array;
  /** Sectors x included: 1 where the value was raised to the floor. */
  floored: Uint8Array;
};

/**
 * The arithmetic mean averages the normalised values, the geometric mean their natural logarithms,
 * those under the floor raised to it. An indicator without variance takes part in a geometric mean
 * of min-max values or ranks as the factor 1: it lowers nobody, and nothing of it is raised.
 */
export function scoreTerms(
  prepared: PreparedScoring,
  aggregation: Aggregation,
  floor: number,
): ScoreTerms {
  const { normalised, normalisation, indicators } = prepared;
  const floored = new Uint8Array(normalised.length);
  if (aggregation === 'arithmetic') return { terms: normalised, floored };
  const terms = new Float64Array(normalised.length);
  const width = indicators.length;
  const neutral = indicators.map(
    (key) => normalisation !== 'z_score' && prepared.constant.includes(key),
  );
  const logOfFloor = Math.log(floor);
  for (let cell = 0; cell < terms.length; cell++) {
    const value = normalised[cell] as number;
    if (value >= floor) terms[cell] = Math.log(value);
    else if (Number.isNaN(value)) terms[cell] = NaN;
    else if (neutral[cell % width] === true) terms[cell] = 0;
    else {
      terms[cell] = logOfFloor;
      floored[cell] = 1;
    }
  }
  return { terms, floored };
}
