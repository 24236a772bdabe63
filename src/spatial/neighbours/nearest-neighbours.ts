import { bothWays, neighboursFromPairs, type Neighbours } from './neighbours.ts';
import { PointBuckets, sideFor } from './point-buckets.ts';

export type NearestOptions = {
  /**
   * Nearness is not mutual. `as_is`: every unit has exactly its k nearest; `either` (default): two
   * units are neighbours if either is among the k nearest of the other, which is symmetric.
   */
  mutual?: 'either' | 'as_is';
};

/**
 * The k nearest units of every unit; of equally near ones those that stand first.
 *
 * @param x metres
 * @throws RangeError unless k is a whole number from 1 to one less than the units
 */
export function nearestNeighbours(
  x: Float64Array,
  y: Float64Array,
  k: number,
  options: NearestOptions = {},
): Neighbours {
  const { mutual = 'either' } = options;
  const units = x.length;
  if (!Number.isInteger(k) || k < 1 || k >= units) {
    throw new RangeError(`k must be from 1 to ${units - 1}, not ${k}`);
  }
  const buckets = new PointBuckets(x, y, sideFor(x, y, k + 1));
  const pairs: [number, number][] = [];
  for (let i = 0; i < units; i++) {
    for (const j of nearestOf(buckets, i, k)) pairs.push([i, j]);
  }
  const directed = mutual === 'either' ? bothWays(pairs) : pairs;
  return neighboursFromPairs(units, directed, { method: 'nearest', k, mutual });
}

function nearestOf(buckets: PointBuckets, i: number, k: number): number[] {
  for (let distance = buckets.side; ; distance *= 2) {
    const found: { j: number; squared: number }[] = [];
    buckets.forEachWithin(i, distance, (j, squared) => found.push({ j, squared }));
    if (found.length < k) continue;
    found.sort((a, b) => a.squared - b.squared || a.j - b.j);
    return found.slice(0, k).map(({ j }) => j);
  }
}
