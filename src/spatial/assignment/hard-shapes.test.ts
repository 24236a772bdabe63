import type { MultiPolygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { assigned, columns, polygon, square } from '../fixtures/shapes.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { assignPoints } from './assign-points.ts';
import { polygonIndex } from './polygon-index.ts';

const coarse = { cells: 1 };

describe('hard shapes', () => {
  const holed = polygon(square(0, 0, 10), square(2, 2, 2));

  test('a hole is outside, its edge is not', () => {
    expect(
      assigned(
        [holed],
        [
          [3, 3],
          [1, 1],
          [2, 3],
          [4, 4],
        ],
      ),
    ).toEqual([-1, 0, 0, 0]);
  });

  test('an island in a hole, sharing its edge, takes the inside and each edge point goes once', () => {
    const island = polygon(square(2, 2, 2));
    const result = assignPoints(
      [holed, island],
      ...columns([
        [3, 3],
        [2, 3],
        [4, 3],
        [3, 2],
        [3, 4],
      ]),
    );
    expect([...result.polygon]).toEqual([1, 0, 1, 1, 0]);
    expect(result).toMatchObject({ onSharedEdge: 4, overlapping: 0 });
  });

  test('a hole that touches the outer ring at a vertex and along an edge', () => {
    const atVertex = polygon(square(0, 0, 10), [
      [0, 5],
      [3, 3],
      [3, 7],
      [0, 5],
    ]);
    expect(
      assigned(
        [atVertex],
        [
          [2, 5],
          [0, 5],
          [0, 6],
          [5, 5],
        ],
      ),
    ).toEqual([-1, 0, 0, 0]);
    const alongEdge = polygon(square(0, 0, 10), [
      [0, 3],
      [3, 3],
      [3, 7],
      [0, 7],
      [0, 3],
    ]);
    expect(
      assigned(
        [alongEdge],
        [
          [1, 5],
          [5, 5],
          [1, 8],
        ],
      ),
    ).toEqual([-1, 0, 0]);
  });

  test('multipolygons whose parts share a corner with each other and with a neighbour', () => {
    const chequered: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 1)], [square(1, 1, 1)]],
    };
    const other: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[square(1, 0, 1)], [square(0, 1, 1)]],
    };
    const points = [
      [0.5, 0.5],
      [1.5, 1.5],
      [1.5, 0.5],
      [0.5, 1.5],
      [1, 1],
    ];
    const result = assignPoints([chequered, other], ...columns(points));
    expect([...result.polygon]).toEqual([0, 0, 1, 1, 1]);
    expect(result).toMatchObject({ assigned: 5, onSharedEdge: 1, overlapping: 0 });
  });

  test('slivers thinner than any cell', () => {
    const thin = polygon([
      [0, 0],
      [10, 0],
      [10, 1e-13],
      [0, 0],
    ]);
    const rest = polygon([
      [0, 0],
      [10, 1e-13],
      [10, 5],
      [0, 5],
      [0, 0],
    ]);
    expect(
      assigned(
        [thin, rest],
        [
          [9, 5e-14],
          [9, 9.5e-14],
          [1, 0],
          [10, 5e-14],
        ],
      ),
    ).toEqual([0, 1, 0, 0]);
  });

  test('overlaps are reported with both polygons and their points', () => {
    const result = assignPoints(
      [polygon(square(0, 0, 4)), polygon(square(2, 2, 4)), polygon(square(2, 2, 4))],
      ...columns([
        [1, 1],
        [3, 3],
        [5, 5],
      ]),
    );
    expect([...result.polygon]).toEqual([0, 0, 1]);
    expect(result.overlapping).toBe(2);
    expect(result.overlaps).toEqual([
      { first: 0, second: 1, points: 1 },
      { first: 0, second: 2, points: 1 },
      { first: 1, second: 2, points: 2 },
    ]);
  });

  test('a whole block of cells inside two polygons is no one polygon', () => {
    const areas = [polygon(square(0, 0, 10)), polygon(square(1, 1, 8))];
    expect(assignPoints(areas, ...columns([[5, 5]])).overlapping).toBe(1);
    expect(assignPoints(polygonIndex(areas, coarse), ...columns([[5, 5]])).overlapping).toBe(1);
  });

  test('no polygons, empty polygons and polygons without area contain nothing', () => {
    expect(assigned([], [[0, 0]])).toEqual([-1]);
    expect(assigned([{ type: 'MultiPolygon', coordinates: [] }], [[0, 0]])).toEqual([-1]);
    expect(
      assigned(
        [
          polygon([
            [5, 5],
            [5, 5],
            [5, 5],
            [5, 5],
          ]),
        ],
        [[5, 5]],
      ),
    ).toEqual([-1]);
  });
});

describe('coordinates that are no place', () => {
  test('are counted by kind and never assigned', () => {
    const areas = wigglyTiling({ columns: 2, rows: 2, vertices: 8 });
    const points = [
      [NaN, 13.7],
      [-89.2, Infinity],
      [13.7, -89.2],
      [-500, 13.7],
      [-89.2, 91],
      [-89.2, 13.7],
      [-88, 13],
    ];
    const result = assignPoints(areas, ...columns(points));
    expect(result.invalid).toEqual({ notFinite: 2, swapped: 1, outOfRange: 2 });
    expect([...result.polygon.slice(0, 5)]).toEqual([-2, -2, -2, -2, -2]);
    expect(result).toMatchObject({ assigned: 1, outside: 1 });
  });

  test('polygons across the antimeridian or out of range are refused', () => {
    const across = polygon([
      [179, 0],
      [-179, 0],
      [-179, 1],
      [179, 1],
      [179, 0],
    ]);
    expect(() => assigned([across], [[180, 0.5]])).toThrow(/antimeridian/);
    expect(() => assigned([polygon(square(175, 0, 10))], [])).toThrow(RangeError);
    expect(() =>
      assigned(
        [
          polygon([
            [NaN, 0],
            [1, 0],
            [1, 1],
            [NaN, 0],
          ]),
        ],
        [],
      ),
    ).toThrow(RangeError);
    expect(() => assignPoints([], new Float64Array(1), new Float64Array(2))).toThrow(RangeError);
  });
});
