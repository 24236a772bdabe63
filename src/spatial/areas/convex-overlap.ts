import type { Position } from 'geojson';
import type { Area } from '../../domain/territory.ts';
import { polygonsOf } from '../geometry/area.ts';
import { squareMetres } from './square-metres.ts';

/**
 * How much of an area lies in a convex shape, in square metres. Many times as fast as cutting the
 * shape itself out, which has to find out what the pieces look like.
 *
 * Each ring is clipped by one edge of the shape after the other. Of a ring that leaves and returns,
 * the pieces stay joined along the edge of the shape, there and back, which adds no surface.
 * Source: I. E. Sutherland and G. W. Hodgman, Communications of the ACM 17, 1974.
 *
 * @param area WGS84 degrees; its polygons do not overlap
 * @param corners of the shape, anticlockwise, not closed; degrees
 */
export function overlapWithConvex(area: Area, corners: readonly Position[]): number {
  const polygons = polygonsOf(area).map((rings) =>
    rings.map((ring) => clipRing(ring, corners)).filter((ring) => ring.length > 2),
  );
  return squareMetres({
    type: 'MultiPolygon',
    coordinates: polygons.filter((rings) => rings.length > 0),
  });
}

function clipRing(ring: Position[], corners: readonly Position[]): Position[] {
  let kept = ring;
  corners.forEach((from, at) => {
    if (kept.length > 0) kept = leftOf(kept, from, corners[(at + 1) % corners.length] ?? from);
  });
  return kept;
}

/** What of a ring lies to the left of a line; the ring may be closed by repeating its start. */
function leftOf(
  ring: Position[],
  [ax = NaN, ay = NaN]: Position,
  [bx = NaN, by = NaN]: Position,
): Position[] {
  const side = ([x = NaN, y = NaN]: Position): number =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const kept: Position[] = [];
  let before = ring[ring.length - 1] as Position;
  let sideBefore = side(before);
  for (const here of ring) {
    const sideHere = side(here);
    if (sideBefore >= 0 !== sideHere >= 0) {
      const t = sideBefore / (sideBefore - sideHere);
      const [x0 = NaN, y0 = NaN] = before;
      const [x1 = NaN, y1 = NaN] = here;
      kept.push([x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
    }
    if (sideHere >= 0) kept.push(here);
    [before, sideBefore] = [here, sideHere];
  }
  return kept;
}
