import type { Indicator } from '../indicator.ts';
import { dirichlet } from '../random/dirichlet.ts';
import { seededGenerator } from '../random/generator.ts';
import { compositeScores } from './composite-score.ts';
import { decisiveIndicators, type DecisiveIndicator } from './decisive-indicators.ts';
import { drawnSteps } from './drawn-steps.ts';
import { effectiveWeights } from './effective-weights.ts';
import type { IndicatorMatrix } from './indicator-matrix.ts';
import { prepareScoring } from './prepare-scoring.ts';
import { scoreRanker } from './rank-scores.ts';
import { rankTally, type RankTally } from './rank-tally.ts';
import { meanTerms } from './ranked-terms.ts';
import { isScoringRefusal, type ScoringRefusal } from './refusal.ts';
import type { ScoreMethod } from './score-method.ts';

export type RankUncertaintyInput = {
  matrix: IndicatorMatrix;
  method: ScoreMethod;
  /** The group of each indicator, for the weights. */
  indicators: Pick<Indicator, 'key' | 'groupKey'>[];
  /** How many draws; 5,000 unless told. */
  draws?: number;
  /** Numbers of sectors for which to say how likely each sector is among so many first. */
  cuts: number[];
};

export type RankUncertainty = {
  sectors: number[];
  draws: number;
  seed: number;
  cuts: number[];
  /** Ranks of the sectors over the draws; 0: not ranked. */
  medianRank: Int32Array;
  /** Limits of the 90 % interval: the 5th and the 95th percentile. */
  rankLow: Int32Array;
  rankHigh: Int32Array;
  /** Ranks are told apart to so many; 1 up to some 2,800 sectors. */
  rankStep: number;
  /** For each cut: the chance of each sector, 0 to 1; NaN: not ranked. */
  chances: Float64Array[];
  /** Over the draws with the method's own normalisation; NaN: not ranked. */
  meanScore: Float64Array;
  /** null: the sector is not ranked, or no indicator alone moves its rank. */
  decisive: (DecisiveIndicator | null)[];
};

/** Multiplications between two pauses. */
const WORK = 2_000_000;

/**
 * How far the ranks depend on what is open to judgement: draws of weights, and if the method says so
 * of normalisation and aggregation (each equally likely), after Saisana, Saltelli and Tarantola
 * (2005). Weights come from a Dirichlet distribution: flat (every parameter 1), or around the
 * planner's shares w_i of the k indicators that count, with parameters concentration * k * w_i, so
 * that equal weights with concentration 1 are the flat one. An indicator with weight 0 keeps it. The
 * sectors that are ranked, and vetoed, are those of the method.
 *
 * The weights of a seed are the same whether or not the other steps vary. Refuses as scoring does.
 *
 * @throws RangeError unless `draws` is a whole number over 0
 */
export function* rankUncertaintyInSteps(
  input: RankUncertaintyInput,
): Generator<number, RankUncertainty | ScoringRefusal, void> {
  const { matrix, method, indicators, draws = 5000, cuts } = input;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`Not a number of draws: ${draws}`);
  const { concentration, seed } = method.uncertainty;
  const prepared = prepareScoring(matrix, method);
  if (isScoringRefusal(prepared)) return prepared;
  const weights = effectiveWeights(method, indicators);
  if (isScoringRefusal(weights)) return weights;
  const scored = compositeScores(prepared, weights, method);
  if (isScoringRefusal(scored)) return scored;
  yield 0;
  const counted = [...prepared.indicators.keys()].filter(
    (at) => (weights.get(prepared.indicators[at] as string) ?? 0) > 0,
  );
  const keys = counted.map((at) => prepared.indicators[at] as string);
  const shares = Float64Array.from(keys, (key) => weights.get(key) ?? 0);
  const rows = [...scored.ranks.keys()].filter((row) => scored.ranks[row] !== 0);
  const steps = drawnSteps(prepared, method, rows, counted);
  const ranker = scoreRanker(Uint8Array.from(rows, (row) => scored.vetoed[row] as number));
  const drawShares = dirichlet(
    seededGenerator(seed),
    [...shares].map((share) => (concentration === null ? 1 : concentration * keys.length * share)),
  );
  const tally = rankTally(rows.length, cuts);
  const drawn = new Float64Array(keys.length);
  const means = new Float64Array(rows.length);
  const room = new Float64Array(rows.length);
  const sums = new Float64Array(rows.length);
  const ranks = new Int32Array(rows.length);
  const pause = Math.max(1, Math.floor(WORK / (rows.length * keys.length)));
  let summed = 0;
  for (let draw = 0; draw < draws; draw++) {
    if (draw % pause === 0) yield (0.95 * draw) / draws;
    drawShares(drawn);
    const { terms, own } = steps.next();
    meanTerms(terms, drawn, means, room);
    ranker(means, ranks);
    tally.add(ranks);
    if (!own) continue;
    summed += 1;
    for (let i = 0; i < sums.length; i++) {
      const mean = means[i] as number;
      sums[i] = (sums[i] as number) + (terms.logarithmic ? Math.exp(mean) : mean);
    }
  }
  const leaving = decisiveIndicators(steps.ofMethod, keys, shares, ranker);
  let step = leaving.next();
  for (; step.done !== true; step = leaving.next()) yield 0.95 + 0.05 * step.value;
  const decisive = new Array<DecisiveIndicator | null>(matrix.sectors.length).fill(null);
  step.value.forEach((found, i) => (decisive[rows[i] as number] = found));
  const meanScore = new Float64Array(matrix.sectors.length).fill(NaN);
  rows.forEach((row, i) => (meanScore[row] = (sums[i] as number) / summed));
  return {
    sectors: matrix.sectors,
    draws,
    seed,
    cuts,
    ...summary(tally, rows, matrix.sectors.length),
    meanScore,
    decisive,
  };
}

function summary(
  tally: RankTally,
  rows: readonly number[],
  sectors: number,
): Pick<RankUncertainty, 'medianRank' | 'rankLow' | 'rankHigh' | 'rankStep' | 'chances'> {
  const ofAll = (share: number): Int32Array => {
    const all = new Int32Array(sectors);
    const quantile = tally.quantile(share);
    rows.forEach((row, i) => (all[row] = quantile[i] as number));
    return all;
  };
  const chances = tally.chances().map((ofRanked) => {
    const all = new Float64Array(sectors).fill(NaN);
    rows.forEach((row, i) => (all[row] = ofRanked[i] as number));
    return all;
  });
  const { rankStep } = tally;
  return { medianRank: ofAll(0.5), rankLow: ofAll(0.05), rankHigh: ofAll(0.95), rankStep, chances };
}
