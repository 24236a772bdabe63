import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { isRefusal } from '../refusal.ts';
import { kernelDensity } from '../statistics/kernel-density.ts';
import { finish } from '../steps.ts';
import { countsOf } from '../fixtures/counted-grid.ts';
import type { CountColumns, DensityAnalysis } from './analysis.ts';
import { hotspotGrid } from './cell-grid.ts';
import { densitySurfaceInSteps } from './density-surface.ts';

const [area] = wigglyTiling({
  columns: 1,
  rows: 1,
  vertices: 24,
  extent: [-89.16, 13.69, -89.14, 13.71],
});
if (area === undefined) throw new Error('no area');
const study = area;
const squares = hotspotGrid(study, { kind: 'square', size: 100 });

function surfaceOf(counts: CountColumns, bandwidth = 300, days = 30): DensityAnalysis {
  const outcome = finish(densitySurfaceInSteps({ area: study, counts, bandwidth, days }));
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

/** The position of a square with all squares within three around it in the area. */
const inner = [...squares.share.keys()].find((cell) => {
  const near = (other: number): boolean =>
    Math.abs((squares.column[other] ?? NaN) - (squares.column[cell] ?? NaN)) <= 4 &&
    Math.abs((squares.row[other] ?? NaN) - (squares.row[cell] ?? NaN)) <= 4;
  const around = [...squares.share.keys()].filter(near);
  return around.length === 81 && around.every((other) => squares.share[other] === 1);
});
if (inner === undefined) throw new Error('no inner square');

describe('the density surface', () => {
  const values = Float64Array.from(squares.share, (_, i) => (i % 7 === 0 ? i % 5 : 0));

  test('is the kernel density of the squares, by 30 days, and nothing outside the area', () => {
    const found = surfaceOf(countsOf(squares, values), 300, 90);
    const held = [...values.keys()].filter((cell) => values[cell] !== 0);
    const expected = kernelDensity(
      Float64Array.from(held, (cell) => (squares.column[cell] ?? NaN) * 100 + 50),
      Float64Array.from(held, (cell) => (squares.row[cell] ?? NaN) * 100 + 50),
      found.surface.raster,
      300,
      Float64Array.from(held, (cell) => values[cell] ?? NaN),
    );
    if (isRefusal(expected)) throw new Error(expected.detail);
    let inside = 0;
    found.surface.density.forEach((value, at) => {
      if (Number.isNaN(value)) return;
      inside++;
      expect(value).toBeCloseTo((expected.density[at] ?? NaN) / 3, 9);
    });
    const { cell } = found.surface.raster;
    const covered = squares.share.reduce((a, b) => a + b, 0) * 100 ** 2;
    expect((inside * cell ** 2) / covered).toBeCloseTo(1, 1);
    expect(found.surface.density.some(Number.isNaN)).toBe(true);
    expect(found.incidents).toBe(values.reduce((a, b) => a + b, 0));
  });

  test('of incidents well inside the area holds as many as there are', () => {
    const alone = new Float64Array(squares.cells);
    alone[inner] = 12;
    const { surface } = surfaceOf(countsOf(squares, alone));
    const { cell } = surface.raster;
    const volume = surface.density.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
    expect((volume * cell ** 2) / 1e6).toBeCloseTo(12, 0);
  });

  test('lies on the same raster for every period, in proportion to counts and time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 365 }),
        (times, days) => {
          const one = surfaceOf(countsOf(squares, values), 400, 30);
          const many = surfaceOf(
            countsOf(
              squares,
              values.map((v) => v * times),
            ),
            400,
            days,
          );
          expect(many.surface.raster).toEqual(one.surface.raster);
          const peak = one.surface.density.findIndex((v) => v > 0);
          expect(many.surface.density[peak]).toBeCloseTo(
            ((one.surface.density[peak] ?? NaN) * times * 30) / days,
            6,
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  test('leaves out squares that the area does not meet, and refuses without any other', () => {
    const beyond: CountColumns = {
      column: Int32Array.of((squares.column[0] ?? NaN) - 500),
      row: Int32Array.of(squares.row[0] ?? NaN),
      step: null,
      count: Float64Array.of(4),
    };
    expect(
      finish(densitySurfaceInSteps({ area: study, counts: beyond, bandwidth: 300, days: 30 })),
    ).toMatchObject({ refused: 'no_points' });
    const both: CountColumns = {
      ...beyond,
      column: Int32Array.of(beyond.column[0] ?? NaN, squares.column[inner] ?? NaN),
      row: Int32Array.of(beyond.row[0] ?? NaN, squares.row[inner] ?? NaN),
      count: Float64Array.of(4, 3),
    };
    expect(surfaceOf(both)).toMatchObject({ leftOut: 4, incidents: 3 });
    expect(() => surfaceOf(both, 0)).toThrow(RangeError);
    expect(() => surfaceOf(both, 300, 0)).toThrow(RangeError);
  });
});
