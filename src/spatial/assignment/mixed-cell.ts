import { FLAG_BITS, LOWER_IS_WEST, UPPER_IS_WEST } from './edge-cells.ts';
import type { PolygonIndex } from './polygon-index.ts';
import { sideOfEdge } from './side-of-edge.ts';

/** The point lies on an edge, or in several polygons: more must be known to settle it. */
export const UNSETTLED = -3;

/**
 * Locates a point in a mixed cell with one base or none. The rule is the half-open one: a point on
 * an edge counts as if it lay a little to the west of it, and on a level edge or at the height of a
 * vertex as if a little to the north. So of the polygons around a point exactly one contains it.
 *
 * @param base the polygon that counts as odd before the edges of the cell do, or -1
 * @returns a polygon, -1 for none, or `UNSETTLED`
 */
export function locateInMixedCell(
  index: PolygonIndex,
  slot: number,
  base: number,
  x: number,
  y: number,
): number {
  const { entries, ends: slotEnds } = index.cells.order;
  const { ends, polygon: polygonOf } = index.edges;
  const to = slotEnds[slot] as number;
  let found = -1;
  let polygon = -1;
  let parity = 0;
  for (let i = slot === 0 ? 0 : (slotEnds[slot - 1] as number); i < to; i++) {
    const entry = entries[i] as number;
    const edge = entry >> FLAG_BITS;
    const polygonOfEdge = polygonOf[edge] as number;
    if (polygonOfEdge !== polygon) {
      if (parity !== 0) {
        if (found >= 0) return UNSETTLED;
        found = polygon;
      }
      polygon = polygonOfEdge;
      parity = 0;
      if (polygon === base) {
        parity = 1;
        base = -1;
      }
    }
    const at = edge * 4;
    const y0 = ends[at + 1] as number;
    if (y0 > y) continue;
    parity ^= entry & LOWER_IS_WEST;
    const y1 = ends[at + 3] as number;
    if (y < y1) {
      const side = sideOfEdge(ends[at] as number, y0, ends[at + 2] as number, y1, x, y);
      if (side < 0) parity ^= 1;
      else if (side === 0) return UNSETTLED;
    } else {
      parity ^= (entry & UPPER_IS_WEST) >> 1;
      if (y === y1 && isOnTop(ends, at, x)) return UNSETTLED;
    }
  }
  if (parity !== 0) {
    if (found >= 0) return UNSETTLED;
    found = polygon;
  }
  return base < 0 ? found : found < 0 ? base : UNSETTLED;
}

/** Whether a point at the height of an edge's upper end is on the edge. */
export function isOnTop(ends: Float64Array, at: number, x: number): boolean {
  const x0 = ends[at] as number;
  const x1 = ends[at + 2] as number;
  return x === x1 || (ends[at + 1] === ends[at + 3] && x0 <= x && x <= x1);
}
