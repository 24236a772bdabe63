import type { Polygon } from 'geojson';
import type { Area } from '../../domain/territory.ts';
import { assignPoints } from '../assignment/assign-points.ts';
import { overlapWithConvex } from '../areas/convex-overlap.ts';
import { squareMetres } from '../areas/square-metres.ts';
import { metricEdges, type MetricEdges } from '../neighbours/metric-edges.ts';
import { neighboursFromPairs, type Neighbours } from '../neighbours/neighbours.ts';
import { toDegrees } from '../projection/transverse-mercator.ts';
import { hexagons, squares, type CellAddress, type Tessellation } from './lattice-cells.ts';

/** The cells that a municipality meets, in rows from south to north and from west to east. */
export type Grid = {
  tessellation: Tessellation;
  /** Coordinates of the cells are metres of this projection. */
  projection: 'EPSG:32616';
  cells: number;
  column: Int32Array;
  row: Int32Array;
  /** Per cell: the share of its surface that lies in the municipality, above 0 to 1. */
  share: Float64Array;
  /** Position of the cell at a column and row, or -1. */
  cellAt: (column: number, row: number) => number;
};

export type GridOptions = {
  /** Cells with less of their surface in the municipality are left out; default 0: none are. */
  leastShare?: number;
};

/**
 * Square cells of `side` metres that the area meets.
 *
 * @param area WGS84 degrees
 * @throws RangeError for a side not above zero, or one so small that there were over 4 million cells
 */
export function squareGrid(area: Area, side: number, options: GridOptions = {}): Grid {
  return gridOver(area, squares(side), options);
}

/** Hexagonal cells with edges of `side` metres that the area meets; otherwise as `squareGrid`. */
export function hexagonalGrid(area: Area, side: number, options: GridOptions = {}): Grid {
  return gridOver(area, hexagons(side), options);
}

/** The same for the same cell in any grid of this kind and size. */
export function cellId({ tessellation, column, row }: Grid, cell: number): string {
  return `${tessellation.kind}:${tessellation.side}:${column[cell] ?? ''}:${row[cell] ?? ''}`;
}

/** The outline of a cell in degrees, not clipped. */
export function cellPolygon({ tessellation, column, row }: Grid, cell: number): Polygon {
  return polygonAt(tessellation, column[cell] as number, row[cell] as number);
}

/** Centres in metres, for distance bands and the like. */
export function cellCentres({ tessellation, column, row }: Grid): {
  x: Float64Array;
  y: Float64Array;
} {
  const centres = Array.from(column, (c, i) => tessellation.centre(c, row[i] as number));
  return { x: Float64Array.from(centres, ([x]) => x), y: Float64Array.from(centres, ([, y]) => y) };
}

/** Contiguity of cells: that of hexagons has one kind, by an edge. */
export function gridNeighbours(grid: Grid, contiguity: 'queen' | 'rook' = 'queen'): Neighbours {
  const { tessellation, column, row, cells, cellAt } = grid;
  const pairs: [number, number][] = [];
  for (let i = 0; i < cells; i++) {
    const c = column[i] as number;
    const r = row[i] as number;
    for (const [dc, dr] of tessellation.around(r, contiguity)) {
      const j = cellAt(c + dc, r + dr);
      if (j >= 0) pairs.push([i, j]);
    }
  }
  const kind = tessellation.kind === 'square' ? contiguity : 'hexagonal';
  return neighboursFromPairs(cells, pairs, { method: 'grid', contiguity: kind });
}

/** Shares that differ by no more are the same: a hundredth of a square metre of a cell of 100 m. */
const ROUNDING = 1e-6;

const MOST_CELLS = 4_000_000;

function gridOver(area: Area, tessellation: Tessellation, { leastShare = 0 }: GridOptions): Grid {
  const edges = metricEdges([area]);
  const window = windowOf(edges, tessellation);
  if (window.columns * window.rows > MOST_CELLS)
    throw new RangeError('Cells too small for the area');
  const touched = touchedCells(edges, tessellation, window);
  const inside = centresInside(area, tessellation, window);
  const position = new Int32Array(window.columns * window.rows).fill(-1);
  const kept: { column: number; row: number; share: number }[] = [];
  for (let at = 0; at < position.length; at++) {
    const column = window.column + (at % window.columns);
    const row = window.row + Math.floor(at / window.columns);
    const share =
      touched[at] === 1 ? shareOf(area, tessellation, column, row) : (inside[at] as number);
    if (share <= 0 || share < leastShare) continue;
    position[at] = kept.length;
    kept.push({ column, row, share });
  }
  return {
    tessellation,
    projection: 'EPSG:32616',
    cells: kept.length,
    column: Int32Array.from(kept, ({ column }) => column),
    row: Int32Array.from(kept, ({ row }) => row),
    share: Float64Array.from(kept, ({ share }) => share),
    cellAt: (column, row) => {
      const c = column - window.column;
      const r = row - window.row;
      if (c < 0 || r < 0 || c >= window.columns || r >= window.rows) return -1;
      return position[r * window.columns + c] as number;
    },
  };
}

type Window = CellAddress & { columns: number; rows: number };

/** Columns and rows around all edges, with one cell to spare on every side. */
function windowOf({ x0, y0 }: MetricEdges, tessellation: Tessellation): Window {
  if (x0.length === 0) return { column: 0, row: 0, columns: 0, rows: 0 };
  const low = { column: 0, row: 0 };
  const high = { column: 0, row: 0 };
  const least = (column: Float64Array): number => column.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (column: Float64Array): number => column.reduce((a, b) => Math.max(a, b), -Infinity);
  tessellation.cellAt(least(x0), least(y0), low);
  tessellation.cellAt(most(x0), most(y0), high);
  return {
    column: low.column - 1,
    row: low.row - 1,
    columns: high.column - low.column + 3,
    rows: high.row - low.row + 3,
  };
}

/** 1 for each cell that the box of an edge meets; others lie wholly inside or outside. */
function touchedCells(
  edges: MetricEdges,
  { side, cellAt }: Tessellation,
  window: Window,
): Uint8Array {
  const touched = new Uint8Array(window.columns * window.rows);
  const low = { column: 0, row: 0 };
  const high = { column: 0, row: 0 };
  edges.x0.forEach((x0, e) => {
    const x1 = edges.x1[e] as number;
    const [y0, y1] = [edges.y0[e] as number, edges.y1[e] as number];
    // Two sides: half a cell, and the half by which odd rows of hexagons are moved.
    cellAt(Math.min(x0, x1) - 2 * side, Math.min(y0, y1) - 2 * side, low);
    cellAt(Math.max(x0, x1) + 2 * side, Math.max(y0, y1) + 2 * side, high);
    const last = Math.min(high.column - window.column, window.columns - 1);
    for (let row = low.row; row <= high.row; row++) {
      const r = row - window.row;
      if (r < 0 || r >= window.rows) continue;
      const first = Math.max(low.column - window.column, 0);
      touched.fill(1, r * window.columns + first, r * window.columns + last + 1);
    }
  });
  return touched;
}

function centresInside(area: Area, tessellation: Tessellation, window: Window): Uint8Array {
  const centres = Array.from({ length: window.columns * window.rows }, (_, at) =>
    toDegrees(
      ...tessellation.centre(
        window.column + (at % window.columns),
        window.row + Math.floor(at / window.columns),
      ),
    ),
  );
  const { polygon } = assignPoints(
    [area],
    Float64Array.from(centres, ([x]) => x),
    Float64Array.from(centres, ([, y]) => y),
  );
  return Uint8Array.from(polygon, (p) => (p === 0 ? 1 : 0));
}

function shareOf(area: Area, tessellation: Tessellation, column: number, row: number): number {
  const cell = polygonAt(tessellation, column, row);
  const corners = cell.coordinates[0]?.slice(1) ?? [];
  const share = overlapWithConvex(area, corners) / squareMetres(cell);
  // A cell wholly inside is one but for rounding, and one that is only touched is none.
  return share > 1 - ROUNDING ? 1 : share < ROUNDING ? 0 : share;
}

/** The outline of the cell at an address, in degrees, not clipped. */
export function polygonAt(tessellation: Tessellation, column: number, row: number): Polygon {
  const corners = tessellation.corners(column, row).map(([x, y]) => toDegrees(x, y));
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] };
}
