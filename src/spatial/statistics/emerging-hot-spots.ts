import { islands, type NeighbourMethod, type Neighbours } from '../neighbours/neighbours.ts';
import { isRefusal, refusal, type Refusal } from '../refusal.ts';
import { finish, type Steps } from '../steps.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { getisOrdGiStarInSteps, type PermutationOptions } from './getis-ord.ts';
import { emergingClass, type EmergingClass } from './hot-spot-pattern.ts';
import { LEAST_UNITS, localInput } from './local-input.ts';
import { mannKendall } from './mann-kendall.ts';

export type EmergingHotSpots = {
  method: 'emerging_hot_spots';
  /** Per cell. */
  class: EmergingClass[];
  /** Gi* at cell * steps + step, each step by itself; 0 in a step whose values are all equal. */
  z: Float64Array;
  /** P-value of that z, adjusted over the whole cube. */
  adjusted: Float64Array;
  /** Per cell: z of the Mann-Kendall test of its series, 0 if that is constant; NaN for islands. */
  trendZ: Float64Array;
  trendP: Float64Array;
  islands: number[];
  parameters: {
    units: number;
    steps: number;
    neighbours: NeighbourMethod;
    permutations: number;
    seed: number;
    correction: 'benjamini_hochberg';
    significance: number;
    /** Steps in which all values were equal, so that none was hot or cold. */
    stepsWithoutVariance: number;
  };
};

export type EmergingOptions = PermutationOptions & {
  /** Level of the adjusted p-values and of the trend; default 0.05. */
  significance?: number;
  /** Default 10. */
  leastSteps?: number;
};

/**
 * Gi* in every step of a space-time cube, and what each cell has been over time. The cube is
 * complete: a cell without incidents in a step holds 0 there, as `countByCell` counts it.
 *
 * Refuses under 10 steps, and as `getisOrdGiStar` does for the cube as a whole.
 *
 * @param counts at cell * steps + step
 * @throws RangeError when counts are not units times steps
 */
export function emergingHotSpots(
  counts: Float64Array,
  steps: number,
  neighbours: Neighbours,
  options: EmergingOptions = {},
): EmergingHotSpots | Refusal {
  return finish(emergingHotSpotsInSteps(counts, steps, neighbours, options));
}

/** `emergingHotSpots` in steps, for a caller that reports progress or may cancel. */
export function* emergingHotSpotsInSteps(
  counts: Float64Array,
  steps: number,
  neighbours: Neighbours,
  options: EmergingOptions = {},
): Steps<EmergingHotSpots | Refusal> {
  const { permutations = 999, seed = 1, significance = 0.05, leastSteps = 10 } = options;
  const { leastUnits = LEAST_UNITS } = options;
  const { units } = neighbours;
  if (counts.length !== units * steps) throw new RangeError('Counts are not units times steps');
  if (steps < leastSteps) {
    return refusal('too_few_steps', `${steps} steps, at least ${leastSteps} needed`);
  }
  const totals = Float64Array.from({ length: units }, (_, c) => {
    return counts.subarray(c * steps, (c + 1) * steps).reduce((a, b) => a + b, 0);
  });
  const whole = localInput(totals, neighbours, leastUnits);
  if (isRefusal(whole) && whole.refused !== 'no_variance') return whole;
  const z = new Float64Array(counts.length);
  const p = new Float64Array(counts.length).fill(1);
  let stepsWithoutVariance = 0;
  for (let step = 0; step < steps; step++) {
    yield step / steps;
    const values = totals.map((_, c) => counts[c * steps + step] as number);
    const found = finish(
      getisOrdGiStarInSteps(values, neighbours, { permutations, seed: seed + step, leastUnits }),
    );
    if (isRefusal(found)) stepsWithoutVariance++;
    for (let c = 0; c < units && !isRefusal(found); c++) {
      z[c * steps + step] = found.z[c] as number;
      p[c * steps + step] = found.p[c] as number;
    }
  }
  if (stepsWithoutVariance === steps) return refusal('no_variance', 'Equal values in every step');
  const adjusted = benjaminiHochberg(p);
  const states = Int8Array.from(adjusted, (q, at) =>
    q <= significance ? Math.sign(z[at] as number) : 0,
  );
  const trends = Array.from({ length: units }, (_, c) => {
    const trend = mannKendall(z.subarray(c * steps, (c + 1) * steps), leastSteps);
    if (!isRefusal(trend)) return trend;
    return trend.refused === 'no_variance' ? { z: 0, p: 1 } : { z: NaN, p: NaN };
  });
  return {
    method: 'emerging_hot_spots',
    class: trends.map((trend, c) =>
      emergingClass(
        states.subarray(c * steps, (c + 1) * steps),
        trend.p <= significance ? Math.sign(trend.z) : 0,
      ),
    ),
    z,
    adjusted,
    trendZ: Float64Array.from(trends, (trend) => trend.z),
    trendP: Float64Array.from(trends, (trend) => trend.p),
    islands: islands(neighbours),
    parameters: {
      units,
      steps,
      neighbours: neighbours.chosen,
      permutations,
      seed,
      correction: 'benjamini_hochberg',
      significance,
      stepsWithoutVariance,
    },
  };
}
