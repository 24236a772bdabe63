import { meanTerms, type RankedTerms } from './ranked-terms.ts';
import type { ScoreRanker } from './rank-scores.ts';

/** The indicator without which a sector's rank would change most, and the rank it would have. */
export type DecisiveIndicator = { indicator: string; rankWithout: number };

/**
 * Leaves out one indicator after another, the weights of the others in their old proportion, and
 * keeps for each sector the one that moves its rank the most; of those that move it as far, the one
 * that moves its score most. null: none moves it. The sectors that are ranked stay the same ones; a
 * sector that has nothing but the indicator left out is passed over there.
 */
export function* decisiveIndicators(
  terms: RankedTerms,
  indicators: readonly string[],
  weights: Float64Array,
  ranker: ScoreRanker,
): Generator<number, (DecisiveIndicator | null)[], void> {
  const sectors = terms.columns[0]?.length ?? 0;
  const found = new Array<DecisiveIndicator | null>(sectors).fill(null);
  if (indicators.length < 2) return found;
  const room = new Float64Array(sectors);
  const scoresWith = new Float64Array(sectors);
  const scores = new Float64Array(sectors);
  const ranksWith = new Int32Array(sectors);
  const ranks = new Int32Array(sectors);
  const most = new Int32Array(sectors);
  const mostScore = new Float64Array(sectors);
  meanTerms(terms, weights, scoresWith, room);
  ranker(scoresWith, ranksWith);
  for (const [at, indicator] of indicators.entries()) {
    yield at / indicators.length;
    const others = weights.slice();
    others[at] = 0;
    meanTerms(terms, others, scores, room);
    const without = scores.map((score) => (Number.isNaN(score) ? lowest(scores) : score));
    ranker(without, ranks);
    for (let i = 0; i < sectors; i++) {
      const score = scores[i] as number;
      const rank = ranks[i] as number;
      const moved = Math.abs(rank - (ranksWith[i] as number));
      if (moved === 0 || Number.isNaN(score)) continue;
      const change = Math.abs(valueOf(terms, score) - valueOf(terms, scoresWith[i] as number));
      const further = moved > (most[i] as number);
      if (!further && (moved < (most[i] as number) || change <= (mostScore[i] as number))) continue;
      most[i] = moved;
      mostScore[i] = change;
      found[i] = { indicator, rankWithout: rank };
    }
  }
  return found;
}

function valueOf({ logarithmic }: RankedTerms, mean: number): number {
  return logarithmic ? Math.exp(mean) : mean;
}

function lowest(scores: Float64Array): number {
  return scores.reduce((least, score) => (score < least ? score : least), Infinity);
}
