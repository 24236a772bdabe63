import { bboxClip } from '@turf/turf';
import { boxAround, boxIsInArea } from './boxes.ts';
import { interiorPoint, largestPart } from './interiorPoint.ts';
import type { Bounds, Point, Projection } from './projection.ts';
import type { MapContext } from './types.ts';

/** `x` is the middle of the name, `y` its baseline, in pixels. */
export type ContextLabel = { name: string; x: number; y: number };

/** In pixels: letters of about 12 pixels, loosely set. */
const widthOf = (name: string) => name.length * 6.8 + 10;
const height = 16;
/** From the middle of the letters to their baseline. */
const drop = 4;
/** Pixels between places that are tried, and how many of them each way. */
const step = 6;
const reach = { x: 9, y: 5 };

/**
 * Names of neighbours in the part of them that `bounds` shows: where it is widest, or as near to that
 * as the name stays within it, so that it is neither cut off nor lies over the sectors. None where
 * the part has no room.
 */
export function contextLabels(
  context: MapContext[],
  bounds: Bounds,
  projection: Pick<Projection, 'project'>,
): ContextLabel[] {
  return context.flatMap(({ name, outline }) => {
    const visible = bboxClip(outline, bounds).geometry;
    if (visible.type !== 'Polygon' && visible.type !== 'MultiPolygon') return [];
    if (visible.coordinates.flat(2).length === 0) return [];
    const { x, y, radius } = interiorPoint(visible, projection);
    if (radius < height / 2) return [];
    const rings = largestPart(visible, projection);
    const place = placesAround([x, y]).find((at) =>
      boxIsInArea(boxAround(at, widthOf(name), height), rings),
    );
    return place ? [{ name, x: place[0], y: place[1] + drop }] : [];
  });
}

/** The nearest first. */
function placesAround([x, y]: Point): Point[] {
  const steps = (count: number) => Array.from({ length: 2 * count + 1 }, (_, at) => at - count);
  return steps(reach.y)
    .flatMap((down) => steps(reach.x).map((right): Point => [right * step, down * step]))
    .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by))
    .map(([right, down]) => [x + right, y + down]);
}
