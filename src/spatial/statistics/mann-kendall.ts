import { refusal, type Refusal } from '../refusal.ts';
import { twoSidedNormalP } from './normal.ts';

export type MannKendall = {
  method: 'mann_kendall';
  /** Rising pairs less falling ones. */
  s: number;
  /** Of s if there were no trend, with the correction for ties. */
  variance: number;
  /** With the correction for continuity. */
  z: number;
  /** Two-sided. */
  p: number;
  parameters: { steps: number };
};

/** Fewest steps for the normal approximation of s. */
const LEAST_STEPS = 10;

/**
 * Is there a monotone trend in a series of equal steps?
 *
 * Refuses under 10 steps (or `leastSteps`), missing values and a constant series.
 *
 * Source: H. B. Mann, Econometrica 13, 1945; M. G. Kendall, Rank Correlation Methods, 1975.
 */
export function mannKendall(
  series: Float64Array,
  leastSteps: number = LEAST_STEPS,
): MannKendall | Refusal {
  const steps = series.length;
  if (series.some((v) => !Number.isFinite(v)))
    return refusal('missing_values', 'A step is missing');
  if (steps < leastSteps) {
    return refusal('too_few_steps', `${steps} steps, at least ${leastSteps} needed`);
  }
  let s = 0;
  for (let i = 0; i < steps; i++) {
    for (let j = i + 1; j < steps; j++)
      s += Math.sign((series[j] as number) - (series[i] as number));
  }
  const ties = new Map<number, number>();
  for (const value of series) ties.set(value, (ties.get(value) ?? 0) + 1);
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const tied = [...ties.values()].reduce((sum, n) => sum + term(n), 0);
  const variance = (term(steps) - tied) / 18;
  if (variance === 0) return refusal('no_variance', 'All values are equal');
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  return { method: 'mann_kendall', s, variance, z, p: twoSidedNormalP(z), parameters: { steps } };
}
