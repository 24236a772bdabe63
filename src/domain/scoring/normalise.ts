import type { MethodIndicator, Normalisation } from './score-method.ts';

/** Takes a value of one indicator to a scale that all indicators share; a higher number, more need. */
export type Normaliser = (value: number) => number;

/** What an indicator that is the same everywhere comes to: nothing, or the mean of the z scale. */
export const constantOn: Record<Normalisation, number> = { min_max: 0, rank: 0, z_score: 100 };

/**
 * - min_max: 0 is the least need observed, 1 the most;
 * - rank: average ranks, from 0 for the least need to 1 for the most;
 * - z_score: 100 + 10 z, with the standard deviation of the population of sectors. Standardised
 *   values as in the OECD handbook, on the scale of Mazziotta and Pareto (2013), so that they are
 *   over 0, short of a sector ten deviations below the mean, and have a geometric mean.
 *
 * @param sorted the observed values, ascending; not all the same
 */
export function normaliser(
  sorted: Float64Array,
  normalisation: Normalisation,
  direction: MethodIndicator['direction'],
): Normaliser {
  const scale = scales[normalisation](sorted);
  if (direction === 'more_is_worse') return scale;
  // Each scale is turned about its middle.
  const both = normalisation === 'z_score' ? 200 : 1;
  return (value) => both - scale(value);
}

const scales: Record<Normalisation, (sorted: Float64Array) => Normaliser> = {
  min_max: (sorted) => {
    const least = sorted[0] as number;
    const range = (sorted.at(-1) as number) - least;
    return (value) => (value - least) / range;
  },
  rank: (sorted) => (value) => {
    const below = countBelow(sorted, value, false);
    const equal = countBelow(sorted, value, true) - below;
    // A value that was not observed, such as a median, stands halfway between its neighbours.
    return (below + (equal - 1) / 2) / (sorted.length - 1);
  },
  z_score: (sorted) => {
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / sorted.length);
    return (value) => 100 + (10 * (value - mean)) / deviation;
  },
};

/** How many of the ascending values are under a value, or also equal to it. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = sorted[middle] as number;
    if (other < value || (orEqual && other === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Definition 7 of Hyndman and Fan (1996). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(sorted.length - 1, below + 1)] as number;
  return low + (place - below) * (high - low);
}
