import { booleanPointInPolygon, point } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from '../../domain/territory.ts';
import { columns, latticePoints, polygon, tilings } from '../fixtures/shapes.ts';
import { slowlyLocated } from '../fixtures/slow-assignment.ts';
import { TILING_EXTENT, wigglyTiling } from '../fixtures/tiling.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { assignPoints } from './assign-points.ts';
import { INVALID } from './assignment.ts';
import { polygonIndex } from './polygon-index.ts';

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
          else if (onEdge.length === 0) expect(result.polygon[i]).toBeLessThan(0);
        });
        expect(result.overlapping).toBe(overlapping);
        // Shapes far from the diagonal have a mirror image, and points there look exchanged.
        const { swapped } = result.invalid;
        expect(result.polygon.filter((position) => position === INVALID)).toHaveLength(swapped);
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
