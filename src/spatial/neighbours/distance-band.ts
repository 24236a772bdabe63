import { neighboursFromPairs, type Neighbours } from './neighbours.ts';
import { PointBuckets } from './point-buckets.ts';

/**
 * Neighbours at most `metres` apart (that distance included). Symmetric.
 *
 * @param x metres, for instance of the centres of sectors or cells
 * @throws RangeError for coordinates that are not finite, or a distance that is not above zero
 */
export function distanceBand(x: Float64Array, y: Float64Array, metres: number): Neighbours {
  const buckets = new PointBuckets(x, y, metres);
  const pairs: [number, number][] = [];
  for (let i = 0; i < x.length; i++) {
    buckets.forEachWithin(i, metres, (j) => pairs.push([i, j]));
  }
  return neighboursFromPairs(x.length, pairs, { method: 'distance_band', metres });
}
