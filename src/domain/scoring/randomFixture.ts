import * as fc from 'fast-check';
import { seededGenerator } from '../random/generator.ts';
import { compositeScores, type CompositeScores } from './composite-score.ts';
import { effectiveWeights } from './effective-weights.ts';
import type { IndicatorMatrix } from './indicator-matrix.ts';
import { prepareScoring } from './prepare-scoring.ts';
import { isScoringRefusal, type ScoringRefusal } from './refusal.ts';
import type { ScoreMethod } from './score-method.ts';

/** A matrix from rows; sectors 1, 2 and so on, indicators a, b and so on. */
export function matrixOf(rows: readonly (readonly number[])[]): IndicatorMatrix {
  return {
    sectors: rows.map((_, at) => at + 1),
    indicators: (rows[0] ?? []).map((_, at) => keyOf(at)),
    values: Float64Array.from(rows.flat()),
  };
}

export function keyOf(at: number): string {
  return at < 26 ? String.fromCharCode(97 + at) : `i${at}`;
}

/** Indicators a, b and so on with these weights, all in one group. */
export function methodOf(
  weights: readonly number[],
  changes: Partial<ScoreMethod> = {},
): ScoreMethod {
  return {
    indicators: weights.map((weight, at) => ({
      key: keyOf(at),
      direction: 'more_is_worse',
      weight,
    })),
    groups: [{ key: 'all', weight: 1 }],
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
    proposal: { kind: 'first_n', first: 1, second: 1 },
    ...changes,
  };
}

export function inOneGroup(indicators: readonly string[]): { key: string; groupKey: string }[] {
  return indicators.map((key) => ({ key, groupKey: 'all' }));
}

/** Both stages at once, for a method of `methodOf`. */
export function score(
  matrix: IndicatorMatrix,
  method: ScoreMethod,
): CompositeScores | ScoringRefusal {
  const weights = effectiveWeights(method, inOneGroup(matrix.indicators));
  if (isScoringRefusal(weights)) return weights;
  const prepared = prepareScoring(matrix, method);
  return isScoringRefusal(prepared) ? prepared : compositeScores(prepared, weights, method);
}

export function accepted<Outcome extends object>(
  outcome: Outcome,
): Exclude<Outcome, ScoringRefusal> {
  if (isScoringRefusal(outcome)) throw new Error(`Refused: ${outcome.detail}`);
  return outcome as Exclude<Outcome, ScoringRefusal>;
}

/** Counts as the data have them: small whole numbers with many ties, some missing. */
export function randomMatrix(
  sectors: number,
  indicators: number,
  { seed = 1, below = 300, missing = 0 } = {},
): IndicatorMatrix {
  const random = seededGenerator(seed);
  const rows = Array.from({ length: sectors }, () =>
    Array.from({ length: indicators }, () => (random.unit() < missing ? NaN : random.below(below))),
  );
  return matrixOf(rows);
}

/** Small cases of all kinds, also degenerate ones. */
export function cases({ missing = true } = {}): fc.Arbitrary<{
  rows: number[][];
  weights: number[];
}> {
  const value = missing
    ? fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(NaN))
    : fc.integer({ min: 0, max: 9 });
  return fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), {
        minLength: 2,
        maxLength: 8,
      }),
      weights: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: width, maxLength: width }),
    }),
  );
}

/** How a method may be made, beside its weights. */
export const ways: fc.Arbitrary<
  Pick<ScoreMethod, 'missing' | 'outlierCap' | 'normalisation' | 'aggregation'>
> = fc.record({
  missing: fc.constantFrom('leave_out', 'reweight', 'median'),
  outlierCap: fc.constantFrom(null, 0.05, 0.25),
  normalisation: fc.constantFrom('min_max', 'rank', 'z_score'),
  aggregation: fc.constantFrom('arithmetic', 'geometric'),
});
