import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from '../../domain/territory.ts';
import { assigned, columns, latticePoints, polygon, square, tilings } from '../fixtures/shapes.ts';
import { assignPoints } from './assign-points.ts';

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
