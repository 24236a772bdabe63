import { PointBuckets, sideFor } from '../neighbours/point-buckets.ts';
import { refusal, type Refusal } from '../refusal.ts';

export type NearestDistance = {
  method: 'nearest_neighbour_distance';
  /** Metres from each point to the nearest other one. */
  distance: Float64Array;
  mean: number;
  median: number;
  least: number;
  most: number;
  /** Mean if as many points fell at random on the same surface, without regard to its edge. */
  expected: number;
  /** Clark and Evans: mean over expected; under 1 is clustered, over 1 dispersed. */
  ratio: number;
  z: number;
  parameters: { points: number; squareMetres: number };
};

/**
 * How near points are to each other, beside what chance would give on that surface. Points at the
 * same place count as they are: addresses rounded to a corner look more clustered than they were.
 *
 * Refuses under two points. Source: P. J. Clark and F. C. Evans, Ecology 35, 1954.
 *
 * @param x metres
 * @param squareMetres of the municipality that the points were taken from
 * @throws RangeError for coordinates that are not finite, or a surface that is not above zero
 */
export function nearestDistance(
  x: Float64Array,
  y: Float64Array,
  squareMetres: number,
): NearestDistance | Refusal {
  if (!(squareMetres > 0)) throw new RangeError('The surface must be above zero');
  const points = x.length;
  if (points < 2) return refusal('no_points', `${points} points, at least 2 needed`);
  const buckets = new PointBuckets(x, y, sideFor(x, y, 2));
  const distance = x.map((_, i) => {
    let least = Infinity;
    for (let reach = buckets.side; least > reach * reach; reach *= 2) {
      buckets.forEachWithin(i, reach, (_j, squared) => (least = Math.min(least, squared)));
    }
    return Math.sqrt(least);
  });
  const sorted = distance.toSorted();
  const mean = distance.reduce((a, b) => a + b, 0) / points;
  const expected = 0.5 / Math.sqrt(points / squareMetres);
  const middle = (sorted[(points - 1) >> 1] as number) + (sorted[points >> 1] as number);
  return {
    method: 'nearest_neighbour_distance',
    distance,
    mean,
    median: middle / 2,
    least: sorted[0] as number,
    most: sorted[points - 1] as number,
    expected,
    ratio: mean / expected,
    z: (mean - expected) / (0.26136 / Math.sqrt(points ** 2 / squareMetres)),
    parameters: { points, squareMetres },
  };
}
