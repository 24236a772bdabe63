import { distanceToSegment } from '../geometry/segment-distance.ts';
import type { MetricEdges } from './metric-edges.ts';

/** Two edges of different polygons that come within the tolerance; `common` metres run together. */
export type CloseEdges = { first: number; second: number; common: number };

/** Finds the pairs by a sweep from west to east, the open edges kept by row. */
export function* closeEdges(edges: MetricEdges, tolerance: number): Generator<CloseEdges> {
  const order = [...edges.polygon.keys()].sort((a, b) => west(edges, a) - west(edges, b));
  const rows = new Map<number, number[]>();
  const height = rowHeight(edges, tolerance);
  const rowOf = (y: number): number => Math.floor(y / height);
  for (const edge of order) {
    const low = Math.min(edges.y0[edge] as number, edges.y1[edge] as number) - tolerance;
    const high = Math.max(edges.y0[edge] as number, edges.y1[edge] as number) + tolerance;
    const limit = west(edges, edge) - tolerance;
    for (let row = rowOf(low); row <= rowOf(high); row++) {
      const open = (rows.get(row) ?? []).filter((other) => east(edges, other) >= limit);
      for (const other of open) {
        if (edges.polygon[other] === edges.polygon[edge]) continue;
        // A pair that shares several rows is looked at in the first of them only.
        const otherLow = Math.min(edges.y0[other] as number, edges.y1[other] as number) - tolerance;
        if (rowOf(Math.max(low, otherLow)) !== row) continue;
        if (distance(edges, edge, other) > tolerance) continue;
        yield { first: other, second: edge, common: commonLength(edges, edge, other, tolerance) };
      }
      open.push(edge);
      rows.set(row, open);
    }
  }
}

/** Rows about as high as edges are long, so that few edges are in many rows or in one. */
function rowHeight({ x0, y0, x1, y1 }: MetricEdges, tolerance: number): number {
  const total = x0.reduce(
    (sum, x, e) => sum + Math.hypot((x1[e] as number) - x, (y1[e] as number) - (y0[e] as number)),
    0,
  );
  return Math.max(total / Math.max(1, x0.length), 4 * tolerance, 1e-3);
}

function west({ x0, x1 }: MetricEdges, edge: number): number {
  return Math.min(x0[edge] as number, x1[edge] as number);
}

function east({ x0, x1 }: MetricEdges, edge: number): number {
  return Math.max(x0[edge] as number, x1[edge] as number);
}

function distanceAt(edges: MetricEdges, edge: number, x: number, y: number): number {
  const { x0, y0, x1, y1 } = edges;
  return distanceToSegment(
    x0[edge] as number,
    y0[edge] as number,
    x1[edge] as number,
    y1[edge] as number,
    x,
    y,
  );
}

/** Distance of two segments; 0 when they cross. */
function distance(edges: MetricEdges, a: number, b: number): number {
  const { x0, y0, x1, y1 } = edges;
  const side = (e: number, x: number, y: number): number =>
    ((x1[e] as number) - (x0[e] as number)) * (y - (y0[e] as number)) -
    ((y1[e] as number) - (y0[e] as number)) * (x - (x0[e] as number));
  const separates = (e: number, f: number): boolean =>
    side(e, x0[f] as number, y0[f] as number) * side(e, x1[f] as number, y1[f] as number) < 0;
  if (separates(a, b) && separates(b, a)) return 0;
  return Math.min(
    distanceAt(edges, a, x0[b] as number, y0[b] as number),
    distanceAt(edges, a, x1[b] as number, y1[b] as number),
    distanceAt(edges, b, x0[a] as number, y0[a] as number),
    distanceAt(edges, b, x1[a] as number, y1[a] as number),
  );
}

/** Metres of `a` along which `b` runs beside it within the tolerance. */
function commonLength(edges: MetricEdges, a: number, b: number, tolerance: number): number {
  const { x0, y0, x1, y1 } = edges;
  const ax = x0[a] as number;
  const ay = y0[a] as number;
  const dx = (x1[a] as number) - ax;
  const dy = (y1[a] as number) - ay;
  const length = Math.hypot(dx, dy);
  const along = (x: number, y: number): number => ((x - ax) * dx + (y - ay) * dy) / length;
  const s = along(x0[b] as number, y0[b] as number);
  const t = along(x1[b] as number, y1[b] as number);
  const from = Math.max(0, Math.min(s, t));
  const to = Math.min(length, Math.max(s, t));
  if (to <= from) return 0;
  const near = (at: number): boolean =>
    distanceAt(edges, b, ax + (at / length) * dx, ay + (at / length) * dy) <= tolerance;
  return near(from) && near(to) ? to - from : 0;
}
