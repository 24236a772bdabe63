import { booleanPointInPolygon, point } from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Area } from '../../domain/territory.ts';
import { slowlyLocated } from '../fixtures/slow-assignment.ts';
import { TILING_EXTENT, wigglyTiling } from '../fixtures/tiling.ts';
import { triangleTiling } from '../fixtures/triangles.ts';
import { seededGenerator } from '../random/generator.ts';
import { assignPoints } from './assign-points.ts';
import { polygonIndex } from './polygon-index.ts';

const coarse = { cells: 1 };

function columns(points: readonly (readonly number[])[]): [Float64Array, Float64Array] {
  return [
    Float64Array.from(points, ([x]) => x ?? NaN),
    Float64Array.from(points, ([, y]) => y ?? NaN),
  ];
}

function assigned(areas: readonly Area[], points: readonly (readonly number[])[]): number[] {
  return [...assignPoints(areas, ...columns(points)).polygon];
}

function square(west: number, south: number, side: number): Position[] {
  return [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
}

function polygon(...coordinates: Position[][]): Polygon {
  return { type: 'Polygon', coordinates };
}

/** Whole and half coordinates in and around a triangle tiling: many on edges and vertices. */
const latticePoints = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 84 }), fc.integer({ min: -2, max: 84 })), {
    minLength: 1,
    maxLength: 200,
  })
  .map((points) => points.map(([x, y]) => [x / 2, y / 2]));
const tilings = fc.integer({ min: 1, max: 1000 }).map((seed) => triangleTiling(4, seed));

describe('assignPoints against slow ways', () => {
  test.each([4, 12, 40, 400])('agrees with Turf on wiggly sectors of %i vertices', (vertices) => {
    const areas = wigglyTiling({ columns: 4, rows: 3, vertices, seed: vertices });
    const random = seededGenerator(7);
    const [west, south, east, north] = TILING_EXTENT;
    const points = Array.from({ length: 1500 }, () => [
      west - 0.01 + random.unit() * (east - west + 0.02),
      south - 0.01 + random.unit() * (north - south + 0.02),
    ]);
    const expected = points.map((p) => areas.findIndex((a) => booleanPointInPolygon(point(p), a)));
    for (const cells of [1, 500, 2 ** 14, 2 ** 20]) {
      const index = polygonIndex(areas, { cells });
      expect([...assignPoints(index, ...columns(points)).polygon]).toEqual(expected);
    }
  });

  test('agrees with a look at every edge where many points lie on edges and vertices', () => {
    fc.assert(
      fc.property(
        tilings,
        latticePoints,
        fc.integer({ min: 1, max: 5000 }),
        (areas, points, cells) => {
          const result = assignPoints(polygonIndex(areas, { cells }), ...columns(points));
          let shared = 0;
          points.forEach(([x = 0, y = 0], i) => {
            const { inside, onEdge } = slowlyLocated(areas, x, y);
            if (onEdge.length > 1) shared++;
            expect(inside.length).toBeLessThanOrEqual(1);
            if (inside.length === 1) expect(result.polygon[i]).toBe(inside[0]);
            else if (onEdge.length > 0) expect(onEdge).toContain(result.polygon[i]);
            else expect(result.polygon[i]).toBe(-1);
          });
          expect(result.onSharedEdge).toBe(shared);
          expect(result.overlapping).toBe(0);
        },
      ),
    );
  });

  test('agrees on overlapping and self-touching shapes of random rings', () => {
    const ring = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
        minLength: 3,
        maxLength: 8,
      })
      .map((vertices) => [...vertices, ...vertices.slice(0, 1)].map(([x, y]) => [x, y]));
    const shapes = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    const everyPoint = Array.from({ length: 27 * 27 }, (_, i) => [
      (i % 27) / 2 - 0.5,
      Math.floor(i / 27) / 2 - 0.5,
    ]);
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 3000 }), (rings, cells) => {
        const areas = rings.map((coordinates): Area => ({ type: 'Polygon', coordinates }));
        const result = assignPoints(polygonIndex(areas, { cells }), ...columns(everyPoint));
        let overlapping = 0;
        everyPoint.forEach(([x = 0, y = 0], i) => {
          const { inside, onEdge } = slowlyLocated(areas, x, y);
          if (inside.length > 1) overlapping++;
          if (inside.length > 0) expect(result.polygon[i]).toBe(inside[0]);
          else if (onEdge.length === 0) expect(result.polygon[i]).toBe(-1);
        });
        expect(result.overlapping).toBe(overlapping);
      }),
    );
  });

  test('is exact a rounding step away from an edge that no double lies on', () => {
    const areas = [
      polygon([
        [0, 0],
        [0.3, 0.1],
        [0, 1],
        [0, 0],
      ]),
      polygon([
        [0.3, 0.1],
        [0, 0],
        [1, 0],
        [0.3, 0.1],
      ]),
    ];
    const random = seededGenerator(11);
    const points = Array.from({ length: 3000 }, () => {
      const x = random.unit() * 0.3;
      return [x, (x / 3) * (1 + (random.below(9) - 4) * 2 ** -52)];
    });
    const result = assignPoints(areas, ...columns(points));
    points.forEach(([x = 0, y = 0], i) => {
      expect([result.polygon[i]]).toEqual(slowlyLocated(areas, x, y).inside);
    });
  });
});

describe('assignPoints does not depend on', () => {
  const byPolygon = (areas: readonly Area[], points: readonly (readonly number[])[]): unknown[] =>
    assigned(areas, points).map((position) => areas[position] ?? null);

  test('the direction and start of rings', () => {
    fc.assert(
      fc.property(tilings, latticePoints, fc.integer({ min: 0, max: 2 }), (areas, points, turn) => {
        const turned = areas.map(({ coordinates }, i) => {
          const open = (coordinates[0] ?? []).slice(0, -1);
          const rotated = [...open.slice(turn), ...open.slice(0, turn)];
          if (i % 2 === 0) rotated.reverse();
          return polygon([...rotated, ...rotated.slice(0, 1)]);
        });
        expect(assigned(turned, points)).toEqual(assigned(areas, points));
      }),
    );
  });

  test('the order of polygons and of points, points on edges included', () => {
    fc.assert(
      fc.property(tilings, latticePoints, (areas, points) => {
        const expected = byPolygon(areas, points);
        expect(byPolygon([...areas].reverse(), points)).toEqual(expected);
        expect(byPolygon(areas, [...points].reverse())).toEqual([...expected].reverse());
      }),
    );
  });

  test('where on the globe the sectors lie, when the shift is exact', () => {
    fc.assert(
      fc.property(
        tilings,
        latticePoints,
        fc.integer({ min: -64, max: 64 }),
        (areas, points, shift) => {
          const shifted = areas.map(({ coordinates }) =>
            polygon(
              ...coordinates.map((r) => r.map(([x = 0, y = 0]) => [x + shift, y + shift / 4])),
            ),
          );
          const moved = points.map(([x = 0, y = 0]) => [x + shift, y + shift / 4]);
          const before = assigned(areas, points).map((p) => Math.max(p, -1));
          expect(assigned(shifted, moved).map((p) => Math.max(p, -1))).toEqual(before);
        },
      ),
    );
  });
});

describe('assignPoints conserves', () => {
  test('every point of the union, its boundary included, exactly once', () => {
    fc.assert(
      fc.property(tilings, latticePoints, (areas, points) => {
        const within = points.filter(([x = 0, y = 0]) => x >= 0 && x <= 40 && y >= 0 && y <= 40);
        const result = assignPoints(areas, ...columns(points));
        const swappedNone = result.invalid.swapped;
        expect(swappedNone).toBe(0);
        expect(result.assigned).toBe(within.length);
        expect(result.outside).toBe(points.length - within.length);
      }),
    );
  });

  test('one million identical points', () => {
    const areas = [polygon(square(0, 0, 1)), polygon(square(1, 0, 1))];
    const million = new Float64Array(1e6).fill(1);
    const result = assignPoints(areas, million, new Float64Array(1e6).fill(0.5));
    expect(result).toMatchObject({ assigned: 1e6, onSharedEdge: 1e6, outside: 0, overlapping: 0 });
    expect(new Set(result.polygon)).toEqual(new Set([0]));
  });
});

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
