import { describe, expect, it } from 'vitest';
import type { CellShape } from '../../../domain/incident-filter.ts';
import type { Polygon } from 'geojson';
import {
  cellAddressAt,
  cellCentre,
  hotspotGrid,
  toDegrees,
  toMetres,
} from '../../../spatial/index.ts';
import { coordinatesText, extentOf } from './extent.ts';
import { sectorsOfCells } from './sectors-of-cells.ts';
import { zoneOf, zonesBySector, zonesOf } from './zones.ts';

/** A rectangle in metres of EPSG:32616, from a corner in the middle of Soyapango. */
const [x0, y0] = toMetres(-89.15, 13.7).map((metres) => Math.round(metres / 1000) * 1000) as [
  number,
  number,
];
function rectangle(west: number, south: number, east: number, north: number): Polygon {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return {
    type: 'Polygon',
    coordinates: [corners.map(([x, y]) => toDegrees(x0 + x, y0 + y))],
  };
}
const squares: CellShape = { kind: 'square', size: 200 };
const area = rectangle(10, 10, 1190, 1190);
const sectors = [
  { id: 1, geometry: rectangle(0, 0, 600, 1200) },
  { id: 2, geometry: rectangle(600, 0, 1200, 1200) },
];

/** A grid of 6 by 6, with levels, counts and z drawn as rows from north to south. */
function analysed(levels: string[], counts: number[][]) {
  const grid = hotspotGrid(area, squares);
  const { column, row } = cellAddressAt(squares, ...toDegrees(x0 + 100, y0 + 100));
  const read = <Value>(rows: ArrayLike<Value>[], cell: number) =>
    rows[5 - ((grid.row[cell] ?? 0) - row)]?.[(grid.column[cell] ?? 0) - column];
  const cells = [...grid.column.keys()];
  const count = Float64Array.from(cells, (cell) => read(counts, cell) ?? 0);
  const level = Int8Array.from(cells, (cell) => Number(read(levels, cell) ?? 0));
  const z = Float64Array.from(cells, (cell) => (level[cell] ?? 0) + (count[cell] ?? 0) / 100);
  const giStar = { z, adjusted: Float64Array.from(level, (of) => 0.2 - of / 20) };
  return { grid, analysis: { level, count, giStar } as unknown as Parameters<typeof zonesOf>[1] };
}
const { grid, analysis } = analysed(
  ['000000', '011000', '000200', '000000', '000001', '300000'],
  [
    [0, 0, 0, 0, 0, 1],
    [0, 2, 4, 0, 0, 0],
    [0, 0, 0, 9, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [4, 0, 0, 0, 0, 0],
  ],
);
const zones = zonesOf(grid, analysis, (addresses) => sectorsOfCells(squares, addresses, sectors));

describe('zones of hot cells', () => {
  it('join cells that adjoin, over corners too, and put the hottest first', () => {
    expect(grid.cells).toBe(36);
    expect(
      zones.map(({ number, level, count, cells }) => [number, level, count, cells.length]),
    ).toEqual([
      [1, 3, 4, 1],
      [2, 2, 15, 3],
      [3, 1, 0, 1],
    ]);
    expect(zones[1]?.share).toBeCloseTo(15 / 20);
    expect(zones[1]?.cells.map(({ count }) => count)).toEqual([9, 4, 2]);
  });

  it('belong to the sector of most of their incidents, and name the others', () => {
    expect(zones.map(({ sectorId, alsoIn }) => [sectorId, alsoIn])).toEqual([
      [1, []],
      [2, [1]],
      [2, []],
    ]);
    expect(zonesBySector(zones).map(({ sectorId, count }) => [sectorId, count])).toEqual([
      [2, 15],
      [1, 4],
    ]);
  });

  it('say how far they reach in metres and where their corners are', () => {
    const { width, height, northWest, southEast } = zones[1]?.extent ?? extentOf(squares, []);
    expect([width, height]).toEqual([expect.closeTo(600, 3), expect.closeTo(400, 3)]);
    const [west, north] = toMetres(northWest[1], northWest[0]);
    const [east, south] = toMetres(southEast[1], southEast[0]);
    // Meridians are not quite upright in the projection.
    for (const [found, expected] of [
      [west - x0, 200],
      [north - y0, 1000],
      [east - x0, 800],
      [south - y0, 600],
    ]) {
      expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThan(8);
    }
    expect(coordinatesText([13.7, -89.1234567])).toBe('13.70000, -89.12346');
    expect(() => extentOf(squares, [])).toThrow(RangeError);
  });

  it('are found by any of their cells', () => {
    const address = zones[1]?.cells[2]?.address ?? null;
    expect(zoneOf(zones, address)?.number).toBe(2);
    expect(zoneOf(zones, '1:1')).toBeNull();
    expect(zoneOf(zones, null)).toBeNull();
  });

  it('take the corners where the centre of a cell lies in no sector', () => {
    const { column, row } = cellAddressAt(squares, ...toDegrees(x0 + 100, y0 + 100));
    const rim = { id: 7, geometry: rectangle(150, 0, 600, 250) };
    expect(sectorsOfCells(squares, [[column, row]], [rim])).toEqual([7]);
    expect(sectorsOfCells(squares, [[column + 50, row]], [rim])).toEqual([null]);
    expect(cellCentre(squares, column, row)[1]).toBeGreaterThan(13);
  });
});
