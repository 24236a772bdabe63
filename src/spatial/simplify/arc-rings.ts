import type { Position } from 'geojson';

/** A stretch of border between two places where more than two areas meet, or a whole ring. */
export type Arc = Position[];

/** An arc by its place in the list; `~place` is the same arc backwards. */
export type RingArcs = number[];

/** Areas as rings of arcs; a polygon has one list of rings, the outer one first. */
export type ArcAreas = { type: 'Polygon' | 'MultiPolygon'; arcs: RingArcs[][] }[];

/** A closed ring without repeated positions. */
export function ringOf(ring: RingArcs, arcs: readonly Arc[]): Position[] {
  const positions: Position[] = [];
  for (const at of ring) {
    const arc = (at < 0 ? arcs[~at] : arcs[at]) ?? [];
    for (const position of at < 0 ? [...arc].reverse() : arc) {
      const last = positions.at(-1);
      if (last?.[0] === position[0] && last?.[1] === position[1]) continue;
      positions.push([position[0] ?? NaN, position[1] ?? NaN]);
    }
  }
  return positions;
}

/** Twice its area in square degrees; negative: clockwise. */
export function doubleArea(ring: readonly Position[]): number {
  let sum = 0;
  const [west = 0, south = 0] = ring[0] ?? [];
  for (let at = 1; at < ring.length; at += 1) {
    const [x0 = 0, y0 = 0] = ring[at - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    sum += (x0 - west) * (y1 - south) - (x1 - west) * (y0 - south);
  }
  return sum;
}

/** Whether a ring is still one, the same way round and of about the size that it was. */
export function isWhole(ring: readonly Position[], was: number): boolean {
  const share = doubleArea(ring) / was;
  return ring.length >= 4 && share > 1 / 2 && share < 3 / 2;
}
