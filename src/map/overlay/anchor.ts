import type { Position } from 'geojson';
import { toMercator, type Point } from '../projection.ts';

/**
 * A place that coordinates for the graphics card are counted from, and their unit: whole-world
 * coordinates in single precision would be metres off.
 */
export type Anchor = {
  /** Web Mercator, 0 to 1. */
  origin: Point;
  /** Width of the world that one unit is. */
  unit: number;
};

/** From `place` in units of its distance to `other`, both in degrees. */
export function anchorAt(place: Position, other: Position): Anchor {
  const origin = toMercator(place);
  const [x, y] = toMercator(other);
  return { origin, unit: Math.hypot(x - origin[0], y - origin[1]) };
}

/** A place in degrees, counted from the anchor. */
export function fromAnchor({ origin, unit }: Anchor, place: Position): Point {
  const [x, y] = toMercator(place);
  return [(x - origin[0]) / unit, (y - origin[1]) / unit];
}

/**
 * The matrix from coordinates of an anchor to the screen, for the graphics card.
 *
 * @param view from pixels of the world to clip space, column by column, in double precision
 * @param worldSize pixels around the world
 */
export function anchoredMatrix(
  view: ArrayLike<number>,
  worldSize: number,
  { origin, unit }: Anchor,
): Float32Array {
  const [x, y] = [origin[0] * worldSize, origin[1] * worldSize];
  const scale = unit * worldSize;
  const at = (index: number) => view[index] ?? 0;
  return Float32Array.from({ length: 16 }, (_, index) => {
    if (index < 8) return at(index) * scale;
    if (index < 12) return at(index);
    const line = index - 12;
    return at(line) * x + at(line + 4) * y + at(index);
  });
}
