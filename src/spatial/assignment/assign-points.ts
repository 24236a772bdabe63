import type { Area } from '../../domain/territory.ts';
import { finish, type Steps } from '../steps.ts';
import { assignRange, type Work } from './assign-range.ts';
import { emptyAssignment, OverlapCounts, type Assignment } from './assignment.ts';
import { pendingPoints } from './pending-points.ts';
import { polygonIndex, type PolygonIndex } from './polygon-index.ts';

/** Points between two reports of progress: some ten milliseconds of work. */
const STEP = 2 ** 20;

/**
 * Assigns each point to the polygon that contains it.
 *
 * A point on an edge that two polygons share goes to exactly one of them, the same whatever the
 * order of vertices, rings, polygons or points; a point in a hole is outside; a point on the outer
 * boundary is inside. The answer is exact for the coordinates given, with edges as straight lines
 * in degrees, as PostGIS `geometry` and GeoJSON have them.
 *
 * @param areas polygons in degrees (WGS84), or an index made of them
 * @param longitudes degrees, as long as `latitudes`
 * @throws RangeError for polygons that are not degrees or cross the antimeridian, and for columns
 * of unequal length. Points that are no place are counted, not thrown.
 */
export function assignPoints(
  areas: readonly Area[] | PolygonIndex,
  longitudes: Float64Array,
  latitudes: Float64Array,
): Assignment {
  return finish(assignPointsInSteps(areas, longitudes, latitudes));
}

/** `assignPoints` in steps, for a caller that reports progress or may cancel. */
export function* assignPointsInSteps(
  areas: readonly Area[] | PolygonIndex,
  longitudes: Float64Array,
  latitudes: Float64Array,
): Steps<Assignment> {
  const points = longitudes.length;
  if (latitudes.length !== points)
    throw new RangeError('Longitudes and latitudes differ in length');
  const work: Work = {
    index: 'lattice' in areas ? areas : polygonIndex(areas, { points }),
    longitudes,
    latitudes,
    assignment: emptyAssignment(points),
    overlaps: new OverlapCounts(),
    pending: pendingPoints(points),
  };
  for (let from = 0; from < points; from += STEP) {
    yield from / points;
    assignRange(work, from, Math.min(points, from + STEP));
  }
  work.assignment.overlaps = work.overlaps.pairs();
  return work.assignment;
}
