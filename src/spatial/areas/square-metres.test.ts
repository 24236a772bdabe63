import { area as turfArea } from '@turf/turf';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { squareMetres } from './square-metres.ts';

function polygon(...coordinates: number[][][]): Polygon {
  return { type: 'Polygon', coordinates };
}

describe('squareMetres', () => {
  /** Edges densified to 2000 parts, projected by PROJ 9.1.1 to +proj=cea +datum=WGS84, planar area. */
  test('is that of an equal-area projection', () => {
    const triangle = polygon([
      [-89.2, 13.6],
      [-89.1, 13.65],
      [-89.18, 13.75],
      [-89.2, 13.6],
    ]);
    expect(squareMetres(triangle)).toBeCloseTo(83786535.43724, 2);
    const box = polygon([
      [-89.2, 13.6],
      [-89.1, 13.6],
      [-89.1, 13.7],
      [-89.2, 13.7],
      [-89.2, 13.6],
    ]);
    expect(squareMetres(box)).toBeCloseTo(
      (9929698.57876 - 9918566.629681) * (1500849.453581 - 1490096.323164),
      -2,
    );
  });

  test('is within half a percent of the sphere of Turf, holes and direction alike', () => {
    const [first] = wigglyTiling({ columns: 1, rows: 1, vertices: 40 });
    const outer = first?.coordinates[0] ?? [];
    const hole = [
      [-89.2, 13.7],
      [-89.19, 13.7],
      [-89.19, 13.71],
      [-89.2, 13.7],
    ];
    const holed = polygon(outer, hole);
    expect(squareMetres(holed) / turfArea(holed)).toBeCloseTo(1, 2);
    expect(squareMetres(polygon(outer.toReversed(), hole))).toBeCloseTo(squareMetres(holed), 3);
    expect(squareMetres(polygon(outer)) - squareMetres(holed)).toBeCloseTo(
      squareMetres(polygon(hole)),
      3,
    );
  });

  test('of the parts adds up to the whole', () => {
    const halves = [
      polygon([
        [-89.2, 13.6],
        [-89.1, 13.6],
        [-89.15, 13.7],
        [-89.2, 13.6],
      ]),
      polygon([
        [-89.1, 13.6],
        [-89.1, 13.7],
        [-89.15, 13.7],
        [-89.1, 13.6],
      ]),
      polygon([
        [-89.2, 13.6],
        [-89.15, 13.7],
        [-89.2, 13.7],
        [-89.2, 13.6],
      ]),
    ];
    const box = polygon([
      [-89.2, 13.6],
      [-89.1, 13.6],
      [-89.1, 13.7],
      [-89.2, 13.7],
      [-89.2, 13.6],
    ]);
    const sum = halves.reduce((total, half) => total + squareMetres(half), 0);
    expect(sum / squareMetres(box)).toBeCloseTo(1, 12);
  });
});
