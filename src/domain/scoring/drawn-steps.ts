import { seededGenerator } from '../random/generator.ts';
import { prepareScoring, type PreparedScoring } from './prepare-scoring.ts';
import { isScoringRefusal } from './refusal.ts';
import { rankedTerms, type RankedTerms } from './ranked-terms.ts';
import type { Aggregation, Normalisation, ScoreMethod } from './score-method.ts';

const normalisations: readonly Normalisation[] = ['min_max', 'rank', 'z_score'];
const aggregations: readonly Aggregation[] = ['arithmetic', 'geometric'];

/** Terms of each way to normalise and aggregate that a draw may take. */
export type DrawnSteps = {
  /** Those of the method itself. */
  ofMethod: RankedTerms;
  /** `own`: with the normalisation of the method, so that scores compare with its own. */
  next: () => { terms: RankedTerms; own: boolean };
};

export function drawnSteps(
  prepared: PreparedScoring,
  method: ScoreMethod,
  rows: readonly number[],
  counted: readonly number[],
): DrawnSteps {
  const { varyNormalisation, varyAggregation, seed } = method.uncertainty;
  const ofMethod = rankedTerms(prepared, method, rows, counted);
  const ways = (varyNormalisation ? normalisations : [method.normalisation]).flatMap(
    (normalisation) => {
      const own = normalisation === method.normalisation;
      const other = own ? prepared : prepareScoring(prepared.matrix, { ...method, normalisation });
      if (isScoringRefusal(other)) throw new TypeError(other.detail);
      return (varyAggregation ? aggregations : [method.aggregation]).map((aggregation) => ({
        own,
        terms:
          own && aggregation === method.aggregation
            ? ofMethod
            : rankedTerms(other, { aggregation, floor: method.floor }, rows, counted),
      }));
    },
  );
  // Apart from the weights, so that these stay the same whichever steps vary.
  const random = seededGenerator(seed ^ 0x5bd1e995);
  const [only] = ways;
  return {
    ofMethod,
    next: () =>
      (ways.length === 1 ? only : ways[random.below(ways.length)]) ?? {
        terms: ofMethod,
        own: true,
      },
  };
}
