import type { Position } from 'geojson';
import { orient2d } from 'robust-predicates';

export type RingFault = { place: [number, number] | null; detail: string };

/** What keeps a ring from being a simple closed line; the first fault found, or null. */
export function ringFault(ring: readonly Position[]): RingFault | null {
  for (const [x = NaN, y = NaN] of ring) {
    if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
      return { place: null, detail: `Not a longitude and latitude: ${x}, ${y}` };
    }
  }
  const vertices = ring.filter((v, i) => i === 0 || !samePlace(v, ring[i - 1]));
  const place = placeOf(ring[0]);
  if (!samePlace(ring[0], ring[ring.length - 1]))
    return { place, detail: 'The ring is not closed' };
  if (vertices.length < 4)
    return { place, detail: 'The ring has fewer than three different vertices' };
  return crossing(vertices);
}

/** An edge, its ends ordered from west to east. */
type Edge = { position: number; a: Position; b: Position };

/** Sweeps the edges from west to east and compares those whose boxes meet. */
function crossing(vertices: readonly Position[]): RingFault | null {
  const count = vertices.length - 1;
  const edges = vertices.slice(1).map((b, position): Edge => {
    const a = vertices[position] ?? [];
    return x(a) <= x(b) ? { position, a, b } : { position, a: b, b: a };
  });
  edges.sort((e, f) => x(e.a) - x(f.a));
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter((other) => x(other.b) >= x(edge.a));
    for (const other of open) {
      const apart = Math.abs(edge.position - other.position);
      const adjacent = apart === 1 || apart === count - 1;
      if (adjacent ? foldsBack(edge, other) : meet(edge, other)) {
        return { place: placeOf(edge.a), detail: 'The ring touches or crosses itself' };
      }
    }
    open.push(edge);
  }
  return null;
}

/** Whether two edges that follow one another lie on top of each other. */
function foldsBack(e: Edge, f: Edge): boolean {
  if (turn(e.a, e.b, f.a) !== 0 || turn(e.a, e.b, f.b) !== 0) return false;
  const axis = x(e.a) === x(e.b) ? y : x;
  const low = Math.max(Math.min(axis(e.a), axis(e.b)), Math.min(axis(f.a), axis(f.b)));
  const high = Math.min(Math.max(axis(e.a), axis(e.b)), Math.max(axis(f.a), axis(f.b)));
  return high > low;
}

function meet(e: Edge, f: Edge): boolean {
  if (!rangesMeet(e, f, x) || !rangesMeet(e, f, y)) return false;
  return (
    turn(e.a, e.b, f.a) * turn(e.a, e.b, f.b) <= 0 && turn(f.a, f.b, e.a) * turn(f.a, f.b, e.b) <= 0
  );
}

function rangesMeet(e: Edge, f: Edge, axis: (p: Position) => number): boolean {
  return (
    Math.min(axis(e.a), axis(e.b)) <= Math.max(axis(f.a), axis(f.b)) &&
    Math.min(axis(f.a), axis(f.b)) <= Math.max(axis(e.a), axis(e.b))
  );
}

/** -1, 0 or 1: on which side of a to b the point lies; exact. */
function turn(a: Position, b: Position, p: Position): number {
  return Math.sign(orient2d(x(a), y(a), x(b), y(b), x(p), y(p)));
}

function x(position: Position): number {
  return position[0] ?? NaN;
}

function y(position: Position): number {
  return position[1] ?? NaN;
}

function samePlace(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function placeOf([longitude = NaN, latitude = NaN]: Position = []): [number, number] {
  return [longitude, latitude];
}
