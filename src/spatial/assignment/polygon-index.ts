import type { Area } from '../../domain/territory.ts';
import { cellsOfEdges } from './edge-cells.ts';
import { edgeTable, type EdgeTable } from './edge-table.ts';
import { labelCells, type CellLabels } from './cell-labels.ts';
import { latticeOver, type Lattice } from './lattice.ts';

/** Polygons prepared for looking up points. */
export type PolygonIndex = { edges: EdgeTable; lattice: Lattice; cells: CellLabels };

export type IndexOptions = {
  /** About how many cells; by default, what suits the number of points. */
  cells?: number;
  /** How many points will be looked up, about; default 100,000. */
  points?: number;
};

/**
 * Builds the index in time linear in edges and cells.
 *
 * @throws RangeError for coordinates that are not degrees or cross the antimeridian.
 */
export function polygonIndex(areas: readonly Area[], options: IndexOptions = {}): PolygonIndex {
  const edges = edgeTable(areas);
  const lattice = latticeOver(
    edges.edgeCount > 0 ? edges.extent : [0, 0, 0, 0],
    options.cells ?? cellsFor(options.points ?? 100_000),
  );
  return { edges, lattice, cells: labelCells(edges, lattice, cellsOfEdges(edges, lattice)) };
}

/** More cells leave fewer points to look at closely, but a cell costs about as much as two points. */
function cellsFor(points: number): number {
  return Math.max(2 ** 12, Math.min(2 ** 22, points / 2));
}
