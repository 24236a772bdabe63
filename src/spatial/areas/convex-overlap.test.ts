import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { overlapWithConvex } from './convex-overlap.ts';
import { intersectionOf } from './intersections.ts';
import { squareMetres } from './square-metres.ts';

const extent: [number, number, number, number] = [-89.2, 13.6, -89.1, 13.7];

describe('overlapWithConvex', () => {
  test('agrees with cutting the shape out, for concave areas and holes', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), unit, unit, (seed, u, v) => {
        const [area] = wigglyTiling({ columns: 1, rows: 1, vertices: 30, seed, extent });
        if (area === undefined) throw new Error('no area');
        const hole: Position[] = [
          [-89.16, 13.64],
          [-89.15, 13.66],
          [-89.14, 13.64],
          [-89.16, 13.64],
        ];
        const holed: Polygon = { type: 'Polygon', coordinates: [...rings(area), hole] };
        const corners = hexagonAround(-89.2 + 0.1 * u, 13.6 + 0.1 * v, 0.02);
        const cell: Polygon = { type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] };
        const cut = intersectionOf(cell, holed);
        const expected = cut ? squareMetres(cut) : 0;
        expect(Math.abs(overlapWithConvex(holed, corners) - expected)).toBeLessThan(0.1);
      }),
      { numRuns: 100 },
    );
  });

  test('is the whole area in a shape around it, and nothing beside it', () => {
    const areas = wigglyTiling({ columns: 2, rows: 2, vertices: 20, extent });
    const all = { type: 'MultiPolygon', coordinates: areas.flatMap((a) => [rings(a)]) } as const;
    const around = hexagonAround(-89.15, 13.65, 1);
    expect(overlapWithConvex(all, around)).toBe(squareMetres(all));
    expect(overlapWithConvex(all, hexagonAround(-89.5, 13.65, 0.1))).toBe(0);
  });
});

function rings(area: { type: string; coordinates: unknown }): Position[][] {
  return (area.type === 'Polygon' ? area.coordinates : []) as Position[][];
}

function hexagonAround(x: number, y: number, reach: number): Position[] {
  return Array.from({ length: 6 }, (_, k) => [
    x + reach * Math.cos((k * Math.PI) / 3),
    y + reach * Math.sin((k * Math.PI) / 3),
  ]);
}
