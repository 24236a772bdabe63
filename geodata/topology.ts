import { edgesOf, gridKey, withoutRepeats, type GridPoint, type GridRing } from './grid.ts';

/** Rounding moves a point by up to 0.71 grid steps away from the edge it stood on. */
const onEdgeWithin = 1;
/** Points nearer than this (about 2 m) would be one point that rounding took apart. */
const leastDistance = 20;

/** Moves each point to the nearest corner within reach (grid steps), so that no stub is left there. */
export function moveToCorners(ring: GridRing, corners: GridPoint[], reach: number): GridRing {
  return withoutRepeats(
    ring.map((point) => {
      const near = corners.filter((corner) => distance(point, corner) <= reach);
      const [nearest = point] = near.sort((a, b) => distance(point, a) - distance(point, b));
      return nearest;
    }),
  );
}

/**
 * Puts every point that stands on an edge of another ring into that ring as well, so that rings
 * that touch share their points and their edges coordinate by coordinate.
 *
 * @throws Error when two different points are so near that they must be meant as one.
 */
export function shareVertices(rings: GridRing[]): GridRing[] {
  const points = [...new Map(rings.flat().map((point) => [gridKey(point), point])).values()];
  refuseNearlyEqual(points);
  return rings.map((ring) =>
    edgesOf(ring).flatMap(([from, to]) => [from, ...pointsBetween(from, to, points)]),
  );
}

function refuseNearlyEqual(points: GridPoint[]): void {
  for (const [at, a] of points.entries()) {
    const near = points.slice(at + 1).find((b) => distance(a, b) < leastDistance);
    if (near) throw new Error(`The points ${gridKey(a)} and ${gridKey(near)} nearly coincide.`);
  }
}

/** The points on the open edge, in the order in which the edge passes them. */
function pointsBetween(from: GridPoint, to: GridPoint, points: GridPoint[]): GridPoint[] {
  const length = distance(from, to);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const along = (point: GridPoint) => (point[0] - from[0]) * dx + (point[1] - from[1]) * dy;
  const aside = (point: GridPoint) => (point[1] - from[1]) * dx - (point[0] - from[0]) * dy;
  return points
    .filter((point) => Math.abs(aside(point)) <= onEdgeWithin)
    .filter((point) => along(point) > onEdgeWithin && along(point) < length - onEdgeWithin)
    .sort((a, b) => along(a) - along(b));
}

function distance(a: GridPoint, b: GridPoint): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}
