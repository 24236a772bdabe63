import type { NeighbourMethod, Neighbours } from '../neighbours/neighbours.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { finish, type Steps } from '../steps.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { conditionalExtremes } from './conditional-permutation.ts';
import { LEAST_UNITS, localInput } from './local-input.ts';

export type PermutationOptions = {
  /** Default 999. */
  permutations?: number;
  /** Default 1. The same seed gives the same pseudo p-values. */
  seed?: number;
  /** Fewest units; default 30. Fewer than that only to reproduce a textbook. */
  leastUnits?: number;
};

export type GiStar = {
  method: 'getis_ord_gi_star';
  /** Per unit: standard deviations above (hot) or below (cold) what is expected; NaN for islands. */
  z: Float64Array;
  /** Per unit: share of permutations at least as extreme in the same direction, (g + 1) / (P + 1). */
  p: Float64Array;
  /** `p` adjusted for the number of units by Benjamini and Hochberg. */
  adjusted: Float64Array;
  /** Units without neighbours: not tested, and no part of mean and deviation. */
  islands: number[];
  parameters: {
    units: number;
    weights: 'binary';
    neighbours: NeighbourMethod;
    permutations: number;
    seed: number;
    alternative: 'direction_of_z';
    correction: 'benjamini_hochberg';
  };
};

/**
 * Getis-Ord Gi*: is the sum of a unit and its neighbours more, or less, than chance gives? The
 * neighbourhood includes the unit itself, weights are binary, deviation in its population form.
 *
 * A pseudo p-value is never below 1 / (P + 1), and the correction multiplies it by up to the number of
 * units: of 10,000 cells with 999 permutations none can pass 0.05 unless 200 do. Ask for as many
 * permutations as there are units times twenty; they cost little.
 *
 * Refuses under 30 units, without variance, with missing values, and where all units are islands.
 *
 * Source: A. Getis and J. K. Ord, Geographical Analysis 24, 1992; J. K. Ord and A. Getis, 27, 1995.
 *
 * @throws RangeError when there is not one value per unit.
 */
export function getisOrdGiStar(
  values: Float64Array,
  neighbours: Neighbours,
  options: PermutationOptions = {},
): GiStar | Refusal {
  return finish(getisOrdGiStarInSteps(values, neighbours, options));
}

/** `getisOrdGiStar` in steps, for a caller that reports progress or may cancel. */
export function* getisOrdGiStarInSteps(
  values: Float64Array,
  neighbours: Neighbours,
  options: PermutationOptions = {},
): Steps<GiStar | Refusal> {
  const { permutations = 999, seed = 1, leastUnits = LEAST_UNITS } = options;
  const input = localInput(values, neighbours, leastUnits);
  if (isRefusal(input)) return input;
  const { units, mean, variance, isIsland } = input;
  const { starts, neighbour } = neighbours;
  const deviation = Math.sqrt(variance);
  const z = values.map((own, i) => {
    if (isIsland[i] === 1) return NaN;
    let sum = own;
    const to = starts[i + 1] as number;
    for (let at = starts[i] as number; at < to; at++)
      sum += values[neighbour[at] as number] as number;
    return giStarZ(sum, to - (starts[i] as number) + 1, units, mean, deviation);
  });
  const counts = yield* conditionalExtremes(values, neighbours, isIsland, permutations, seed);
  const p = z.map((score, i) => {
    if (Number.isNaN(score)) return NaN;
    const extreme = Math.min(counts.atLeast[i] as number, counts.atMost[i] as number);
    return (extreme + 1) / (permutations + 1);
  });
  return {
    method: 'getis_ord_gi_star',
    z,
    p,
    adjusted: benjaminiHochberg(p),
    islands: input.islands,
    parameters: {
      units,
      weights: 'binary',
      neighbours: neighbours.chosen,
      permutations,
      seed,
      alternative: 'direction_of_z',
      correction: 'benjamini_hochberg',
    },
  };
}

/**
 * The score of a neighbourhood of `size` units, the unit itself among them, that holds `sum` in all.
 * NaN where the neighbourhood is everything, as it then cannot differ from the whole.
 *
 * @param mean of all `units` values
 * @param deviation of all values, population form
 */
export function giStarZ(
  sum: number,
  size: number,
  units: number,
  mean: number,
  deviation: number,
): number {
  const spread = (units * size - size ** 2) / (units - 1);
  return spread > 0 ? (sum - mean * size) / (deviation * Math.sqrt(spread)) : NaN;
}
