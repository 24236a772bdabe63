import { BASES } from './cell-labels.ts';
import { FLAG_BITS, LOWER_IS_WEST, UPPER_IS_WEST } from './edge-cells.ts';
import { isOnTop } from './mixed-cell.ts';
import type { PolygonIndex } from './polygon-index.ts';
import { sideOfEdge } from './side-of-edge.ts';

export type Surroundings = {
  /** Polygons that contain the point by the half-open rule, in ascending order. */
  inside: number[];
  /** Edges that the point lies on exactly. */
  edgesAtPoint: number[];
};

/**
 * Everything about a point in a cell, for the few points that lie on an edge or in several
 * polygons. The rule is that of `locateInMixedCell`.
 *
 * @param slot of the cell, or -1 for a block without edges
 * @param n what the label of the cell says: its base + 1, or `BASES` and a place in `bases`
 */
export function surroundings(
  index: PolygonIndex,
  slot: number,
  n: number,
  x: number,
  y: number,
): Surroundings {
  const { order, bases } = index.cells;
  const { ends, polygon } = index.edges;
  const inside = new Set<number>(n >= BASES ? bases[n - BASES] : n > 0 ? [n - 1] : []);
  const edgesAtPoint: number[] = [];
  const from = slot > 0 ? (order.ends[slot - 1] as number) : 0;
  const to = slot >= 0 ? (order.ends[slot] as number) : 0;
  for (const entry of order.entries.subarray(from, to)) {
    const edge = entry >> FLAG_BITS;
    const at = edge * 4;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ends.subarray(at, at + 4);
    let odd = y0 <= y && (entry & LOWER_IS_WEST) !== 0;
    if (y1 <= y && (entry & UPPER_IS_WEST) !== 0) odd = !odd;
    if (y0 <= y && y < y1) {
      const side = sideOfEdge(x0, y0, x1, y1, x, y);
      if (side < 0) odd = !odd;
      else if (side === 0) edgesAtPoint.push(edge);
    } else if (y === y1 && isOnTop(ends, at, x)) {
      edgesAtPoint.push(edge);
    }
    const polygonOfEdge = polygon[edge] as number;
    if (odd && !inside.delete(polygonOfEdge)) inside.add(polygonOfEdge);
  }
  return { inside: [...inside].sort((a, b) => a - b), edgesAtPoint };
}
