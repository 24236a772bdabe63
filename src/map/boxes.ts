import { isInside } from './interiorPoint.ts';
import type { Point } from './projection.ts';

export type Box = { left: number; top: number; right: number; bottom: number };
export type Line = { from: Point; to: Point };

export function boxAround([x, y]: Point, width: number, height: number): Box {
  return {
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  };
}

export function boxOf(ring: Point[]): Box {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

export function boxesOverlap(one: Box, other: Box): boolean {
  return (
    one.left <= other.right &&
    other.left <= one.right &&
    one.top <= other.bottom &&
    other.top <= one.bottom
  );
}

export function nearestPoint({ left, top, right, bottom }: Box, [x, y]: Point): Point {
  return [Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y))];
}

/** Pixels between a box and the nearest corner of an area. */
export function gapBetween(box: Box, rings: Point[][]): number {
  let gap = Infinity;
  for (const corner of rings[0] ?? []) {
    const [x, y] = nearestPoint(box, corner);
    gap = Math.min(gap, Math.hypot(x - corner[0], y - corner[1]));
  }
  return gap;
}

/** Whether a box and an area touch, judged at fifteen points of the box and the area's corners. */
export function boxMeetsArea(box: Box, rings: Point[][], areaBox: Box): boolean {
  if (!boxesOverlap(box, areaBox)) return false;
  return (
    pointsOf(box).some((point) => isInside(point, rings)) ||
    rings.flat().some(([x, y]) => boxesOverlap(box, { left: x, right: x, top: y, bottom: y }))
  );
}

export function boxIsInArea(box: Box, rings: Point[][]): boolean {
  return pointsOf(box).every((point) => isInside(point, rings));
}

function pointsOf({ left, top, right, bottom }: Box): Point[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((across) =>
    [0, 0.5, 1].map((down): Point => [left + (right - left) * across, top + (bottom - top) * down]),
  );
}

/** Points along a line, close enough together not to step over a label. */
export function pointsAlong({ from, to }: Line): Point[] {
  const count = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 6) + 1;
  return Array.from({ length: count }, (_, index): Point => {
    const share = index / count;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}

/** Whether a line runs over an area. */
export function lineMeetsArea(line: Line, rings: Point[][], areaBox: Box): boolean {
  if (!boxesOverlap(boxOf([line.from, line.to]), areaBox)) return false;
  return pointsAlong(line).some((point) => isInside(point, rings));
}

export function linesCross(one: Line, other: Line): boolean {
  const side = ({ from, to }: Line, [x, y]: Point) =>
    Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
  return (
    side(one, other.from) !== side(one, other.to) && side(other, one.from) !== side(other, one.to)
  );
}
