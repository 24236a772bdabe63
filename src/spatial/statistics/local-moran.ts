import type { NeighbourMethod, Neighbours } from '../neighbours/neighbours.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { finish, type Steps } from '../steps.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { conditionalExtremes } from './conditional-permutation.ts';
import type { PermutationOptions } from './getis-ord.ts';
import { LEAST_UNITS, localInput } from './local-input.ts';

/** The unit is high or low (first letter), and so are its neighbours on the mean (second letter). */
export type Quadrant = 'HH' | 'LH' | 'LL' | 'HL';
export type MoranClass = Quadrant | 'not_significant' | 'island';

export type LocalMoran = {
  method: 'local_moran';
  /** Per unit: its deviation times the mean deviation of its neighbours, over the variance. */
  i: Float64Array;
  /** Per unit: which of the four corners of the Moran plot, whether significant or not. */
  quadrant: (Quadrant | 'island')[];
  p: Float64Array;
  adjusted: Float64Array;
  /** `quadrant` where the adjusted p-value is at most `significance`. */
  class: MoranClass[];
  islands: number[];
  parameters: {
    units: number;
    weights: 'row_standardised';
    neighbours: NeighbourMethod;
    permutations: number;
    seed: number;
    alternative: 'direction_of_i';
    correction: 'benjamini_hochberg';
    significance: number;
  };
};

export type LocalMoranOptions = PermutationOptions & {
  /** Level of the adjusted p-value for a class; default 0.05. */
  significance?: number;
};

/**
 * Local Moran: which units are among their like (HH, LL), and which stand out (HL, LH). Weights are
 * row-standardised, deviation in its population form, significance by conditional permutation.
 *
 * Refuses as `getisOrdGiStar` does. Source: L. Anselin, Geographical Analysis 27, 1995.
 *
 * @throws RangeError when there is not one value per unit.
 */
export function localMoran(
  values: Float64Array,
  neighbours: Neighbours,
  options: LocalMoranOptions = {},
): LocalMoran | Refusal {
  return finish(localMoranInSteps(values, neighbours, options));
}

/** `localMoran` in steps, for a caller that reports progress or may cancel. */
export function* localMoranInSteps(
  values: Float64Array,
  neighbours: Neighbours,
  options: LocalMoranOptions = {},
): Steps<LocalMoran | Refusal> {
  const { permutations = 999, seed = 1, leastUnits = LEAST_UNITS, significance = 0.05 } = options;
  const input = localInput(values, neighbours, leastUnits);
  if (isRefusal(input)) return input;
  const { units, mean, variance, isIsland } = input;
  const { starts, neighbour } = neighbours;
  const deviation = values.map((v) => v - mean);
  const lag = deviation.map((_, i) => {
    const to = starts[i + 1] as number;
    let sum = 0;
    for (let at = starts[i] as number; at < to; at++)
      sum += deviation[neighbour[at] as number] as number;
    return isIsland[i] === 1 ? NaN : sum / (to - (starts[i] as number));
  });
  const i = deviation.map((d, unit) => (d * (lag[unit] as number)) / variance);
  const counts = yield* conditionalExtremes(deviation, neighbours, isIsland, permutations, seed);
  const p = i.map((score, unit) => {
    if (Number.isNaN(score)) return NaN;
    const extreme = Math.min(counts.atLeast[unit] as number, counts.atMost[unit] as number);
    return (extreme + 1) / (permutations + 1);
  });
  const adjusted = benjaminiHochberg(p);
  const quadrant = Array.from(deviation, (d, unit) => quadrantOf(d, lag[unit] as number));
  return {
    method: 'local_moran',
    i,
    quadrant,
    p,
    adjusted,
    class: quadrant.map((corner, unit) =>
      corner === 'island' || (adjusted[unit] as number) <= significance
        ? corner
        : 'not_significant',
    ),
    islands: input.islands,
    parameters: {
      units,
      weights: 'row_standardised',
      neighbours: neighbours.chosen,
      permutations,
      seed,
      alternative: 'direction_of_i',
      correction: 'benjamini_hochberg',
      significance,
    },
  };
}

function quadrantOf(own: number, lag: number): Quadrant | 'island' {
  if (Number.isNaN(lag)) return 'island';
  if (own > 0) return lag > 0 ? 'HH' : 'HL';
  return lag > 0 ? 'LH' : 'LL';
}
