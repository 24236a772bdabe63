import type { EdgeTable } from './edge-table.ts';

/** How many different polygons have an edge at the point. */
export function polygonsAtPoint(edges: EdgeTable, edgesAtPoint: readonly number[]): number {
  return new Set(edgesAtPoint.map((edge) => edges.polygon[edge])).size;
}

/**
 * The polygon of a boundary point that the half-open rule leaves outside of all: one on the outer
 * boundary. It belongs to an edge that only one polygon has; where several such edges meet, to the
 * first of them by coordinates, so that no order of polygons, rings or vertices changes it.
 */
export function polygonOfOuterEdge(edges: EdgeTable, edgesAtPoint: readonly number[]): number {
  const ordered = [...edgesAtPoint].sort((a, b) => compareEdges(edges, a, b));
  const single = ordered.find(
    (edge, i) => !coincide(edges, edge, ordered[i - 1]) && !coincide(edges, edge, ordered[i + 1]),
  );
  const chosen = single ?? ordered[0];
  if (chosen === undefined) throw new RangeError('No edge at this point');
  return edges.polygon[chosen] as number;
}

function coincide(edges: EdgeTable, a: number, b: number | undefined): boolean {
  return b !== undefined && compareEnds(edges, a, b) === 0;
}

function compareEdges(edges: EdgeTable, a: number, b: number): number {
  return compareEnds(edges, a, b) || (edges.polygon[a] as number) - (edges.polygon[b] as number);
}

function compareEnds({ ends }: EdgeTable, a: number, b: number): number {
  for (let i = 0; i < 4; i++) {
    const difference = (ends[a * 4 + i] as number) - (ends[b * 4 + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
