import type { CompositeScores } from '../../../../domain/scoring/composite-score.ts';
import type { PreparedScoring } from '../../../../domain/scoring/prepare-scoring.ts';
import type { Aggregation } from '../../../../domain/scoring/score-method.ts';

/**
 * What the indicators do to the score of one sector. `share`: they add up to it. `deviation`: points
 * over or under what an average sector would have of it. `factor`: their product is the score, or
 * on the z scale the score in parts of 100.
 */
type ContributionKind = 'share' | 'deviation' | 'factor';
export type Contributions = {
  kind: ContributionKind;
  /** Those that matter most first. */
  parts: { indicator: string; amount: number }[];
};

/** @param row of the sector; it is ranked */
export function contributionsOf(
  scores: Pick<CompositeScores, 'contributions' | 'indicators'>,
  prepared: Pick<PreparedScoring, 'normalised' | 'normalisation'>,
  aggregation: Aggregation,
  row: number,
): Contributions {
  const from = row * scores.indicators.length;
  const onAverage = prepared.normalisation === 'z_score';
  const kind = aggregation === 'geometric' ? 'factor' : onAverage ? 'deviation' : 'share';
  const parts = scores.indicators.flatMap((indicator, at) => {
    const added = scores.contributions[from + at] ?? NaN;
    const value = prepared.normalised[from + at] ?? NaN;
    if (added === 0 || Number.isNaN(added) || Number.isNaN(value)) return [];
    // The weight that counted here is what was added by one unit of the value.
    if (kind === 'deviation') return [{ indicator, amount: added - (100 * added) / value }];
    if (kind === 'share') return [{ indicator, amount: added }];
    const average = onAverage ? (Math.log(100) * added) / Math.log(value) : 0;
    return [{ indicator, amount: Math.exp(added - average) }];
  });
  const effect = (amount: number) => Math.abs(kind === 'factor' ? Math.log(amount) : amount);
  return { kind, parts: parts.sort((a, b) => effect(b.amount) - effect(a.amount)) };
}
