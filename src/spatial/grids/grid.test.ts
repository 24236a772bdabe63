import { booleanPointInPolygon, hexGrid, point } from '@turf/turf';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { squareMetres } from '../areas/square-metres.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { neighboursOf } from '../neighbours/neighbours.ts';
import { toDegrees } from '../projection/transverse-mercator.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { countByCell, cellOfPoints } from './count-by-cell.ts';
import {
  cellCentres,
  cellId,
  cellPolygon,
  gridNeighbours,
  hexagonalGrid,
  squareGrid,
  type Grid,
} from './grid.ts';
import { hexagons, squares } from './lattice-cells.ts';

const [area] = wigglyTiling({
  columns: 1,
  rows: 1,
  vertices: 60,
  seed: 3,
  extent: [-89.18, 13.68, -89.14, 13.72],
});
if (area === undefined) throw new Error('no area');
const municipality: Polygon = area;
const random = seededGenerator(4);
const longitudes = Float64Array.from({ length: 4000 }, () => -89.19 + random.unit() * 0.06);
const latitudes = Float64Array.from({ length: 4000 }, () => 13.67 + random.unit() * 0.06);

const grids: [string, Grid][] = [
  ['square', squareGrid(municipality, 250)],
  ['hexagonal', hexagonalGrid(municipality, 200)],
];

describe.each(grids)('a %s grid', (_, grid) => {
  test('covers the municipality: its shares add up to the surface', () => {
    const covered = grid.share.reduce(
      (sum, s, i) => sum + s * squareMetres(cellPolygon(grid, i)),
      0,
    );
    expect(covered / squareMetres(municipality)).toBeCloseTo(1, 6);
    expect([...grid.share].some((share) => share === 1)).toBe(true);
  });

  test('puts a point in the cell whose outline holds it, and counts every point once', () => {
    const cell = cellOfPoints(grid, longitudes, latitudes);
    cell.forEach((c, i) => {
      if (c < 0) return;
      const p = point([longitudes[i] ?? NaN, latitudes[i] ?? NaN]);
      expect(booleanPointInPolygon(p, cellPolygon(grid, c))).toBe(true);
    });
    const counts = countByCell(grid, longitudes, latitudes);
    expect(counts.count.reduce((a, b) => a + b, 0) + counts.leftOut).toBe(4000);
  });

  test('counts by time step like the cells of the points', () => {
    const code = Int32Array.from(longitudes, (_x, i) => (i % 5) - 1);
    const cell = cellOfPoints(grid, longitudes, latitudes);
    const { count, leftOut } = countByCell(grid, longitudes, latitudes, { code, count: 4 });
    const expected = new Float64Array(grid.cells * 4);
    let left = 0;
    cell.forEach((c, i) => {
      const step = code[i] ?? -1;
      if (c >= 0 && step >= 0) expected[c * 4 + step] = (expected[c * 4 + step] ?? 0) + 1;
      else left++;
    });
    expect(count).toEqual(expected);
    expect(leftOut).toBe(left);
  });

  test('has ids that do not depend on the municipality', () => {
    const ids = new Set(Array.from(grid.share, (_share, i) => cellId(grid, i)));
    expect(ids.size).toBe(grid.cells);
    const [wider] = wigglyTiling({
      columns: 1,
      rows: 1,
      vertices: 4,
      extent: [-89.2, 13.6, -89.1, 13.8],
    });
    if (wider === undefined) throw new Error('no area');
    const { kind, side } = grid.tessellation;
    const other = kind === 'square' ? squareGrid(wider, side) : hexagonalGrid(wider, side);
    const otherIds = new Map(Array.from(other.share, (_share, i) => [cellId(other, i), i]));
    for (let i = 0; i < grid.cells; i++) {
      const j = otherIds.get(cellId(grid, i)) ?? -1;
      expect(cellPolygon(other, j)).toEqual(cellPolygon(grid, i));
    }
  });

  test('knows as neighbours the cells whose centres are one step away', () => {
    const { x, y } = cellCentres(grid);
    const { kind, side } = grid.tessellation;
    const reach = kind === 'square' ? side * 1.5 : side * 1.8;
    const neighbours = gridNeighbours(grid);
    for (let i = 0; i < grid.cells; i++) {
      const near = [...x.keys()].filter(
        (j) => j !== i && Math.hypot((x[j] ?? 0) - (x[i] ?? 0), (y[j] ?? 0) - (y[i] ?? 0)) < reach,
      );
      expect([...neighboursOf(neighbours, i)]).toEqual(near);
    }
  });
});

describe('cells', () => {
  test('hold their own centre, and the nearest centre is theirs', () => {
    const far = fc.double({ min: -1e6, max: 2e6, noNaN: true });
    const address = { column: 0, row: 0 };
    fc.assert(
      fc.property(far, far, fc.double({ min: 10, max: 1000, noNaN: true }), (x, y, side) => {
        for (const cells of [squares(side), hexagons(side)]) {
          cells.cellAt(x, y, address);
          const { column, row } = address;
          const distance = (c: number, r: number): number => {
            const [cx, cy] = cells.centre(c, r);
            return Math.hypot(cx - x, cy - y);
          };
          for (const [dc, dr] of cells.around(row, 'queen')) {
            expect(distance(column, row)).toBeLessThanOrEqual(
              distance(column + dc, row + dr) + 1e-6 * side,
            );
          }
          cells.cellAt(...cells.centre(column, row), address);
          expect(address).toEqual({ column, row });
        }
      }),
    );
  });

  test('of a hexagonal grid are as large as those of Turf for the same side', () => {
    const grid = hexagonalGrid(municipality, 300);
    const [turf] = hexGrid([-89.18, 13.68, -89.14, 13.72], 300, { units: 'meters' }).features;
    if (turf === undefined) throw new Error('no hexagon');
    expect(squareMetres(cellPolygon(grid, 0)) / squareMetres(turf.geometry)).toBeCloseTo(1, 1);
    expect(squareMetres(cellPolygon(grid, 0))).toBeCloseTo(1.5 * Math.sqrt(3) * 300 ** 2, -3);
  });

  test('with little in the municipality can be left out, and impossible sizes are refused', () => {
    const all = squareGrid(municipality, 250);
    const half = squareGrid(municipality, 250, { leastShare: 0.5 });
    expect(half.cells).toBe([...all.share].filter((share) => share >= 0.5).length);
    expect(() => squareGrid(municipality, 0)).toThrow(RangeError);
    expect(() => squareGrid(municipality, 0.5)).toThrow(/too small/);
    expect(squareGrid({ type: 'MultiPolygon', coordinates: [] }, 100).cells).toBe(0);
  });

  test('take no point without a place', () => {
    const [lon, lat] = toDegrees(265000, 1514000);
    const cell = cellOfPoints(
      squareGrid(municipality, 250),
      Float64Array.of(NaN, lon),
      Float64Array.of(lat, Infinity),
    );
    expect([...cell]).toEqual([-1, -1]);
  });
});
