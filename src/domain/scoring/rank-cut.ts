import type { RankUncertainty } from './rank-uncertainty.ts';

/**
 * The ids of the sectors that a cut after the first `cut` ranks cannot tell apart: those whose 90 %
 * interval reaches to both sides of it. In the order of the sectors.
 */
export function indistinguishableAtCut(
  { sectors, rankLow, rankHigh }: Pick<RankUncertainty, 'sectors' | 'rankLow' | 'rankHigh'>,
  cut: number,
): number[] {
  return sectors.filter((_, i) => {
    const least = rankLow[i] as number;
    return least > 0 && least <= cut && cut < (rankHigh[i] as number);
  });
}
