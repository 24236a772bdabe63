import type { Point } from './projection.ts';
import type { MapPadding } from './types.ts';

/** A sector's middle stays at least this far, in pixels, from what covers the map. */
const clearance = 48;

/**
 * How far to move the drawing, in pixels, so that a place is neither outside the frame nor under what
 * covers it: nothing where it is in sight already.
 */
export function shiftToShow(
  place: { x: number; y: number } | null,
  { width, height }: { width: number; height: number },
  padding: MapPadding,
): Point {
  if (place === null) return [0, 0];
  return [
    shiftInto(place.x, width, padding.left, padding.right),
    shiftInto(place.y, height, padding.top, padding.bottom),
  ];
}

function shiftInto(value: number, size: number, before: number, after: number): number {
  const room = Math.min(clearance, Math.max(0, (size - before - after) / 2));
  const start = before + room;
  const end = size - after - room;
  // By a free edge it may stand closer: there it is cut off by nothing.
  if (value < (before > 0 ? start : 0)) return start - value;
  if (value > (after > 0 ? end : size)) return end - value;
  return 0;
}
