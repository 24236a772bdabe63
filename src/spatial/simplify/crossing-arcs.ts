import { orient2d } from 'robust-predicates';
import type { Position } from 'geojson';
import { meetingBoxes, type Box } from '../areas/box-pairs.ts';
import type { Arc } from './arc-rings.ts';

/** The arcs, by their places, that cross another or themselves. To touch is not to cross. */
export function crossingArcs(arcs: readonly Arc[]): Set<number> {
  const segments = arcs.flatMap((arc, at) =>
    arc.slice(1).map((to, before) => ({ arc: at, from: arc[before] ?? to, to })),
  );
  const boxes = segments.map(({ from: [x0 = 0, y0 = 0], to: [x1 = 0, y1 = 0] }): Box => [
    Math.min(x0, x1),
    Math.min(y0, y1),
    Math.max(x0, x1),
    Math.max(y0, y1),
  ]);
  const crossing = new Set<number>();
  for (const [i, j] of meetingBoxes(boxes, boxes)) {
    const [one, other] = [segments[i], segments[j]];
    if (i >= j || !one || !other) continue;
    if (cross(one.from, one.to, other.from, other.to)) {
      crossing.add(one.arc).add(other.arc);
    }
  }
  return crossing;
}

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, [x = 0, y = 0]: Position) {
  return Math.sign(orient2d(x0, y0, x1, y1, x, y));
}
