import type { EffectiveWeights } from '../../../../domain/scoring/effective-weights.ts';

/** Steps of the concentration: from nearly free to nearly fixed. */
export const concentrations = [1, 2, 5, 10, 20, 50, 100] as const;

/** The indicator with the largest weight, and how far draws stray from it. */
type WeightSpread = { indicator: string; weight: number; deviation: number };

/**
 * The standard deviation of a drawn weight w of k that count is sqrt(w (1 - w) / (c k + 1)), as that
 * of a Dirichlet distribution with parameters c k w. null: no weight, or one that is all there is.
 */
export function weightSpread(
  weights: EffectiveWeights,
  concentration: number,
): WeightSpread | null {
  const counted = [...weights].filter(([, weight]) => weight > 0);
  const [first, ...others] = counted;
  if (!first || others.length === 0) return null;
  const [indicator, weight] = others.reduce((a, b) => (b[1] > a[1] ? b : a), first);
  const deviation = Math.sqrt((weight * (1 - weight)) / (concentration * counted.length + 1));
  return { indicator, weight, deviation };
}

/** The place of the step that is nearest to a concentration. */
export function nearestStep(concentration: number): number {
  const away = concentrations.map((step) => Math.abs(Math.log(step / concentration)));
  return away.indexOf(Math.min(...away));
}
