import type { EffectiveWeights } from './effective-weights.ts';
import { columnOf } from './indicator-matrix.ts';
import type { PreparedScoring } from './prepare-scoring.ts';
import { scoreRanker } from './rank-scores.ts';
import { isScoringRefusal, scoringRefusal, type ScoringRefusal } from './refusal.ts';
import type { ScoreMethod } from './score-method.ts';
import { scoreTerms } from './score-terms.ts';
import { unrankedSectors, type UnrankedReason } from './unranked.ts';
import { weighRows } from './weigh-rows.ts';

export type CompositeScores = {
  sectors: number[];
  /** Keys of the included indicators. */
  indicators: string[];
  /** NaN: not ranked. */
  scores: Float64Array;
  /** 1 is most need; ties share the best of their ranks; 0: not ranked. */
  ranks: Int32Array;
  /**
   * Sectors x included, row by row. Of an arithmetic mean: what each indicator adds to the score. Of a
   * geometric one: natural logarithms of the factors whose product is the score. NaN in the rows of
   * sectors not ranked, 0 where nothing counts.
   */
  contributions: Float64Array;
  /** Sectors x included: 1 where a value that counts was raised to the floor. */
  floored: Uint8Array;
  /** 1 where the indicator of the veto reaches its limit, also in sectors that cannot be ranked. */
  vetoed: Uint8Array;
  /** The vetoed sectors take the ranks from 1 to this; 0 without any. */
  bestRankBand: number;
  /** Why a sector is not ranked; null: it is. */
  unranked: (UnrankedReason | null)[];
  /** How many sectors are ranked. */
  ranked: number;
  /** Keys of included indicators that tell no sectors apart. */
  constant: string[];
};

/**
 * The second stage of scoring, quick enough to follow a slider. Weights are relative to each other.
 * Where `missing` is not `leave_out`, the weights of what a sector lacks go to what it has.
 *
 * Refuses where all weights are 0, no sector has data, fewer than two can be ranked, no indicator that
 * counts tells sectors apart, or the veto names an indicator that the matrix lacks.
 */
export function compositeScores(
  prepared: PreparedScoring,
  weights: EffectiveWeights,
  { aggregation, floor, veto }: Pick<ScoreMethod, 'aggregation' | 'floor' | 'veto'>,
): CompositeScores | ScoringRefusal {
  const { matrix, indicators, constant } = prepared;
  const shares = Float64Array.from(indicators, (key) => weights.get(key) ?? 0);
  const counted = [...shares.keys()].filter((at) => (shares[at] as number) > 0);
  if (counted.length === 0) return scoringRefusal('no_weight', 'All weights are 0');
  const vetoed = vetoedSectors(prepared, veto);
  if (isScoringRefusal(vetoed)) return vetoed;
  const unranked = unrankedSectors(prepared, counted);
  if (isScoringRefusal(unranked)) return unranked;
  if (counted.every((at) => constant.includes(indicators[at] as string))) {
    return scoringRefusal('all_equal', 'No indicator that counts tells sectors apart');
  }
  const { terms, floored } = scoreTerms(prepared, aggregation, floor);
  const contributions = new Float64Array(terms.length);
  const means = weighRows({ terms, shares, unranked }, contributions);
  const scores = aggregation === 'geometric' ? means.map((mean) => Math.exp(mean)) : means;
  forgetUncounted(floored, shares, unranked);
  return {
    sectors: matrix.sectors,
    indicators,
    scores,
    contributions,
    floored,
    vetoed,
    unranked,
    constant,
    ...ranking(scores, vetoed),
  };
}

/** What is not ranked or has no weight was not raised to the floor either. */
function forgetUncounted(
  floored: Uint8Array,
  shares: Float64Array,
  unranked: readonly (UnrankedReason | null)[],
): void {
  const width = shares.length;
  unranked.forEach((reason, row) => {
    if (reason !== null) floored.fill(0, row * width, (row + 1) * width);
  });
  shares.forEach((share, at) => {
    if (share > 0) return;
    for (let cell = at; cell < floored.length; cell += width) floored[cell] = 0;
  });
}

function vetoedSectors(
  { matrix }: PreparedScoring,
  veto: ScoreMethod['veto'],
): Uint8Array | ScoringRefusal {
  if (!veto) return new Uint8Array(matrix.sectors.length);
  const column = matrix.indicators.indexOf(veto.indicator);
  if (column < 0) return scoringRefusal('unknown_indicator', `No indicator ${veto.indicator}`);
  return Uint8Array.from(columnOf(matrix, column), (value) => (value >= veto.atLeast ? 1 : 0));
}

function ranking(
  scores: Float64Array,
  vetoed: Uint8Array,
): Pick<CompositeScores, 'ranks' | 'ranked' | 'bestRankBand'> {
  const rows = Int32Array.from(scores.keys()).filter((row) => !Number.isNaN(scores[row]));
  const first = Uint8Array.from(rows, (row) => vetoed[row] as number);
  const places = new Int32Array(rows.length);
  scoreRanker(first)(
    Float64Array.from(rows, (row) => scores[row] as number),
    places,
  );
  const ranks = new Int32Array(scores.length);
  rows.forEach((row, i) => (ranks[row] = places[i] as number));
  return {
    ranks,
    ranked: rows.length,
    bestRankBand: first.reduce((sum, each) => sum + each, 0),
  };
}
