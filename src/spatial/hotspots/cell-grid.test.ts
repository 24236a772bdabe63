import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { squareMetres } from '../areas/square-metres.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { cellCentres, cellPolygon, hexagonalGrid, squareGrid } from '../grids/grid.ts';
import { neighboursOf } from '../neighbours/neighbours.ts';
import { toMetres } from '../projection/transverse-mercator.ts';
import { cellAddressAt, cellCentre, cellOutline, cellSurface, hotspotGrid } from './cell-grid.ts';

const [area] = wigglyTiling({
  columns: 1,
  rows: 1,
  vertices: 40,
  extent: [-89.18, 13.68, -89.14, 13.72],
});
if (area === undefined) throw new Error('no area');
const shapes = [
  { kind: 'square', size: 250 },
  { kind: 'hexagonal', size: 250 },
] as const;

describe.each(shapes)('cells of shape $kind', (shape) => {
  const grid = hotspotGrid(area, shape);

  test('are those of the grid with the same distance between centres', () => {
    const same =
      shape.kind === 'square'
        ? squareGrid(area, 250)
        : hexagonalGrid(area, shape.size / Math.sqrt(3));
    expect(grid.column).toEqual(same.column);
    expect(grid.share).toEqual(same.share);
    const { x, y } = cellCentres(same);
    const gaps = [...neighboursOf(grid.neighbours, 100)].map((j) =>
      Math.hypot((x[j] ?? NaN) - (x[100] ?? NaN), (y[j] ?? NaN) - (y[100] ?? NaN)),
    );
    expect(gaps).toHaveLength(shape.kind === 'square' ? 8 : 6);
    expect(Math.min(...gaps)).toBeCloseTo(250, 6);
    expect(cellOutline(shape, grid.column[7] ?? NaN, grid.row[7] ?? NaN)).toEqual(
      cellPolygon(same, 7),
    );
  });

  test('their shares of a whole surface come to the area', () => {
    const covered = grid.share.reduce((sum, share) => sum + share * cellSurface(shape), 0);
    // Metres of the projection are up to a thousandth off.
    expect(covered / squareMetres(area)).toBeCloseTo(1, 2);
  });

  test('hold their centre, and every place is near the centre of its cell', () => {
    const unit = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (east, north) => {
        const [x, y] = toMetres(-89.15 + east, 13.7 + north);
        const { column, row } = cellAddressAt(shape, -89.15 + east, 13.7 + north);
        const centre = cellCentre(shape, column, row);
        const [cx, cy] = toMetres(...centre);
        expect(Math.hypot(cx - x, cy - y)).toBeLessThanOrEqual(250 / Math.SQRT2 + 1e-6);
        expect(cellAddressAt(shape, ...centre)).toEqual({ column, row });
      }),
    );
  });
});

test('areas of several parts that touch make one grid, each part with its share', () => {
  const halves = wigglyTiling({
    columns: 2,
    rows: 1,
    vertices: 30,
    extent: [-89.18, 13.68, -89.14, 13.72],
  });
  const whole = hotspotGrid(
    {
      type: 'MultiPolygon',
      coordinates: halves.map((half) => half.coordinates),
    },
    shapes[0],
  );
  const parts = halves.map((half) => hotspotGrid(half, shapes[0]));
  const total = (share: Float64Array): number => share.reduce((a, b) => a + b, 0);
  expect(total(whole.share)).toBeCloseTo(
    parts.reduce((sum, part) => sum + total(part.share), 0),
    6,
  );
});
