import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededGenerator } from '../../domain/random/generator.ts';
import { countsOf } from '../fixtures/counted-grid.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { isRefusal } from '../refusal.ts';
import { getisOrdGiStar } from '../statistics/getis-ord.ts';
import { hitRateCurve } from '../statistics/hit-rate.ts';
import { finish } from '../steps.ts';
import type { CountColumns } from './analysis.ts';
import { cellSurface, hotspotGrid } from './cell-grid.ts';
import {
  evaluatedShares,
  evaluateHotspotsInSteps,
  type EvaluatedMap,
  type HotspotEvaluation,
} from './evaluate-hotspots.ts';
import { wilsonInterval } from './wilson-interval.ts';

const [area] = wigglyTiling({
  columns: 1,
  rows: 1,
  vertices: 24,
  extent: [-89.17, 13.68, -89.14, 13.71],
});
if (area === undefined) throw new Error('no area');
const study = area;
const grid = hotspotGrid(study, { kind: 'hexagonal', size: 300 });
const squares = hotspotGrid(study, { kind: 'square', size: 100 });

function skewed(cells: number, seed: number): Float64Array {
  const random = seededGenerator(seed);
  return Float64Array.from({ length: cells }, () => Math.floor(-Math.log(1 - random.unit()) * 2));
}

function evaluate(fit: CountColumns, fitSquares: CountColumns, test: CountColumns) {
  const input = { area: study, grid, fit, fitSquares, test, bandwidth: 400 };
  return finish(evaluateHotspotsInSteps(input));
}

function answered<Of extends object>(outcome: Of): Exclude<Of, { refused: unknown }> {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome as Exclude<Of, { refused: unknown }>;
}

function evaluated(seed: number): HotspotEvaluation {
  return answered(
    evaluate(
      countsOf(grid, skewed(grid.cells, seed)),
      countsOf(squares, skewed(squares.cells, seed)),
      countsOf(grid, skewed(grid.cells, seed + 1)),
    ),
  );
}

function curves({ maps }: HotspotEvaluation): EvaluatedMap[] {
  return Object.values(maps).map((map) => answered(map));
}

describe('evaluateHotspots', () => {
  test('gives the hit rates of counts and of Gi* unchanged', () => {
    const [fit, later] = [skewed(grid.cells, 4), skewed(grid.cells, 5)];
    const { maps } = evaluated(4);
    const surface = grid.share.map((share) => share * cellSurface(grid.shape));
    const shares = Float64Array.from(evaluatedShares);
    expect(maps.counts).toMatchObject(hitRateCurve(fit, later, surface, shares));
    const giStar = answered(getisOrdGiStar(fit, grid.neighbours));
    expect(maps.gi_star).toMatchObject(hitRateCurve(giStar.z, later, surface, shares));
  });

  test('hit rates grow with the share, are at most the best, and PAI is 1 of the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (seed) => {
        const input = {
          area: study,
          grid,
          fit: countsOf(grid, skewed(grid.cells, seed)),
          fitSquares: countsOf(squares, skewed(squares.cells, seed)),
          test: countsOf(grid, skewed(grid.cells, seed + 1)),
          bandwidth: 400,
          areaShares: Float64Array.of(0.05, 0.2, 0.6, 1),
        };
        for (const map of curves(answered(finish(evaluateHotspotsInSteps(input))))) {
          map.hitRate.forEach((rate, i) => {
            expect(rate).toBeGreaterThanOrEqual((map.hitRate[i - 1] ?? 0) - 1e-12);
            expect(rate).toBeLessThanOrEqual((map.bestHitRate[i] ?? NaN) + 1e-12);
            expect(map.low[i]).toBeLessThanOrEqual(rate + 1e-12);
            expect(map.high[i]).toBeGreaterThanOrEqual(rate - 1e-12);
          });
          expect(map.pai[3]).toBeCloseTo(1, 12);
          expect(map.pei[3]).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('of maps that are right finds nearly all, and of blind ones the share of the surface', () => {
    const one = new Float64Array(grid.cells);
    one[Math.floor(grid.cells / 2)] = 40;
    const right = answered(
      evaluate(
        countsOf(grid, one),
        countsOf(squares, skewed(squares.cells, 2)),
        countsOf(grid, one),
      ),
    );
    const best = answered(right.maps.counts);
    expect(best.hitRate[3]).toBe(1);
    expect(best.pei[3]).toBe(1);
    const even = new Float64Array(grid.cells).fill(1);
    const blind = answered(
      evaluate(
        countsOf(grid, even),
        countsOf(squares, new Float64Array(squares.cells).fill(1)),
        countsOf(grid, skewed(grid.cells, 9)),
      ),
    );
    expect(blind.maps.gi_star).toMatchObject({ refused: 'no_variance' });
    const flat = answered(blind.maps.counts);
    flat.hitRate.forEach((rate, i) => expect(rate).toBeCloseTo(evaluatedShares[i] ?? NaN, 9));
  });

  test('ranks cells by the density over them', () => {
    // All incidents in the squares around one place: the cell there comes first.
    const middle = Math.floor(squares.cells / 2);
    const near = squares.column.map((column, i) =>
      Math.abs(column - (squares.column[middle] ?? NaN)) <= 1 &&
      Math.abs((squares.row[i] ?? NaN) - (squares.row[middle] ?? NaN)) <= 1
        ? 5
        : 0,
    );
    const later = new Float64Array(grid.cells);
    const [x, y] = [
      (squares.column[middle] ?? NaN) * 100 + 50,
      (squares.row[middle] ?? NaN) * 100 + 50,
    ];
    const width = 300;
    const closest = [...later.keys()].sort((a, b) => off(a) - off(b))[0] ?? 0;
    function off(cell: number): number {
      const row = grid.row[cell] ?? NaN;
      const east = ((grid.column[cell] ?? NaN) + (row & 1) / 2) * width;
      return Math.hypot(east - x, (row * 1.5 * width) / Math.sqrt(3) - y);
    }
    later[closest] = 10;
    const found = answered(
      evaluate(
        countsOf(grid, skewed(grid.cells, 1)),
        countsOf(squares, near),
        countsOf(grid, later),
      ),
    );
    expect(answered(found.maps.density).hitRate[2]).toBe(1);
  });

  test('refuses without incidents in a period', () => {
    const none = countsOf(grid, new Float64Array(grid.cells));
    const some = countsOf(grid, skewed(grid.cells, 1));
    const some100 = countsOf(squares, skewed(squares.cells, 1));
    expect(evaluate(none, some100, some)).toMatchObject({ refused: 'no_points' });
    expect(evaluate(some, some100, none)).toMatchObject({ refused: 'no_points' });
  });
});

test('the interval of a proportion is that of SciPy', () => {
  const [low, high] = wilsonInterval(30 / 200, 200);
  expect(low).toBeCloseTo(0.10713593562241996, 12);
  expect(high).toBeCloseTo(0.20605579286184666, 9);
  expect(wilsonInterval(0, 10)[1]).toBeCloseTo(0.27753279986288926, 12);
});
