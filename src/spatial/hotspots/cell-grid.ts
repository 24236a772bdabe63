import type { Polygon } from 'geojson';
import type { CellShape } from '../../domain/incident-filter.ts';
import type { Area } from '../../domain/territory.ts';
import { gridNeighbours, hexagonalGrid, polygonAt, squareGrid } from '../grids/grid.ts';
import { hexagons, squares, type CellAddress, type Tessellation } from '../grids/lattice-cells.ts';
import { toDegrees, toMetres } from '../projection/transverse-mercator.ts';
import type { CellColumns } from './analysis.ts';

/**
 * The cells that a study area meets, in rows from south to north and from west to east. Squares have
 * queen neighbours, hexagons the six they share an edge with.
 *
 * @param area WGS84 degrees; parts of it may touch, and do not overlap
 * @throws RangeError for a size not above zero, or one so small that there were over 4 million cells
 */
export function hotspotGrid(area: Area, shape: CellShape): CellColumns {
  const side = edgeOf(shape);
  const grid = shape.kind === 'square' ? squareGrid(area, side) : hexagonalGrid(area, side);
  const { cells, column, row, share } = grid;
  return { shape, cells, column, row, share, neighbours: gridNeighbours(grid) };
}

/** The outline of a cell in WGS84 degrees, not clipped by the study area. */
export function cellOutline(shape: CellShape, column: number, row: number): Polygon {
  return polygonAt(tessellationOf(shape), column, row);
}

/** Longitude and latitude of the centre of a cell, WGS84 degrees. */
export function cellCentre(
  shape: CellShape,
  column: number,
  row: number,
): [longitude: number, latitude: number] {
  return toDegrees(...tessellationOf(shape).centre(column, row));
}

/** The address of the cell that holds a place, whether it belongs to a grid or not. */
export function cellAddressAt(shape: CellShape, longitude: number, latitude: number): CellAddress {
  const address = { column: 0, row: 0 };
  tessellationOf(shape).cellAt(...toMetres(longitude, latitude), address);
  return address;
}

/** The surface of a whole cell in square metres. */
export function cellSurface({ kind, size }: CellShape): number {
  return kind === 'square' ? size ** 2 : (Math.sqrt(3) / 2) * size ** 2;
}

/** @throws RangeError for a size that is not above zero */
export function tessellationOf(shape: CellShape): Tessellation {
  return shape.kind === 'square' ? squares(edgeOf(shape)) : hexagons(edgeOf(shape));
}

/** Metres of an edge: neighbouring hexagons are as far apart as their flat sides are. */
function edgeOf({ kind, size }: CellShape): number {
  return kind === 'square' ? size : size / Math.sqrt(3);
}
