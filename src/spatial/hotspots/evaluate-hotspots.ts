import type { Area } from '../../domain/territory.ts';
import { isRefusal, refusal, type Refusal } from '../refusal.ts';
import { getisOrdGiStarInSteps } from '../statistics/getis-ord.ts';
import { hitRateCurve, type HitRateCurve } from '../statistics/hit-rate.ts';
import { kernelDensityInSteps, type KernelDensity } from '../statistics/kernel-density.ts';
import type { Steps } from '../steps.ts';
import type { CellColumns, CountColumns } from './analysis.ts';
import { cellSurface, tessellationOf } from './cell-grid.ts';
import { rasterOver, squarePoints } from './density-surface.ts';
import { addressBook, placeCounts } from './place-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type EvaluationInput = {
  area: Area;
  grid: CellColumns;
  /** Of the earlier period, by the cells of the grid. */
  fit: CountColumns;
  /** The same by squares of `countedSquare` metres. */
  fitSquares: CountColumns;
  /** Of the later period, by the cells of the grid. */
  test: CountColumns;
  /** Metres. */
  bandwidth: number;
  /** Default `evaluatedShares`. */
  areaShares?: Float64Array;
};

/** Shares of the surface at which maps are compared. */
export const evaluatedShares: readonly number[] = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5];

export type EvaluatedMap = HitRateCurve & {
  /** Per share: 95 % interval of the hit rate, had the later incidents been drawn at random. */
  low: Float64Array;
  high: Float64Array;
};

export type HotspotEvaluation = {
  method: 'held_out_period';
  /** The share of the later incidents that cells chosen blindly would hold: that of the surface. */
  areaShare: Float64Array;
  maps: Record<'density' | 'counts' | 'gi_star', EvaluatedMap | Refusal>;
  /** Incidents in the grid. */
  incidents: { fit: number; test: number };
  leftOut: { fit: number; test: number };
  parameters: { cells: number; bandwidthMetres: number };
};

/**
 * How much of a later period falls where maps of an earlier one are hottest, at equal shares of the
 * surface. Counts, the density on the mean over each cell, and the z of Gi* are all ways of putting
 * the same cells in order; the density takes places near the edge of a cell into account, and Gi* the
 * cells around.
 *
 * It says how well concentration lasted in these two periods, in this place. It is no forecast.
 *
 * Refuses without incidents in one of the periods. Gi* may decline by itself.
 *
 * Source: see `hitRateCurve`; interval: E. B. Wilson, J. Am. Stat. Assoc. 22, 1927.
 *
 * @throws RangeError for columns of unequal length, impossible shares or bandwidth
 */
export function* evaluateHotspotsInSteps(
  input: EvaluationInput,
): Steps<HotspotEvaluation | Refusal> {
  const { grid, bandwidth } = input;
  const shares = input.areaShares ?? Float64Array.from(evaluatedShares);
  const fit = placeCounts(grid, input.fit);
  const test = placeCounts(grid, input.test);
  const incidents = { fit: sum(fit.count), test: sum(test.count) };
  if (incidents.fit === 0) return refusal('no_points', 'No incident in the earlier period');
  if (incidents.test === 0) return refusal('no_points', 'No incident in the later period');
  yield 0;
  const surface = cellSurface(grid.shape);
  const area = grid.share.map((share) => share * surface);
  const density = yield* meanDensities(input);
  // Only z is looked at, which needs no permutation.
  const giStar = yield* getisOrdGiStarInSteps(fit.count, grid.neighbours, { permutations: 0 });
  const evaluate = (score: Float64Array | Refusal): EvaluatedMap | Refusal => {
    if (isRefusal(score)) return score;
    const curve = hitRateCurve(score, test.count, area, shares);
    if (isRefusal(curve)) return curve;
    const intervals = Array.from(curve.hitRate, (rate) => wilsonInterval(rate, incidents.test));
    return {
      ...curve,
      low: Float64Array.from(intervals, ([low]) => low),
      high: Float64Array.from(intervals, ([, high]) => high),
    };
  };
  return {
    method: 'held_out_period',
    areaShare: shares,
    maps: {
      density: evaluate(density),
      counts: evaluate(fit.count),
      // An island has no score; it comes last.
      gi_star: evaluate(
        isRefusal(giStar) ? giStar : giStar.z.map((z) => (Number.isNaN(z) ? -1e9 : z)),
      ),
    },
    incidents,
    leftOut: { fit: fit.leftOut, test: test.leftOut },
    parameters: { cells: grid.cells, bandwidthMetres: bandwidth },
  };
}

/** The mean of the density surface over each cell. */
function* meanDensities(input: EvaluationInput): Steps<Float64Array | Refusal> {
  const { area, grid, fitSquares, bandwidth } = input;
  const { x, y, weight } = squarePoints(area, fitSquares);
  // Fine enough that every cell has several centres of the raster in it.
  const raster = rasterOver(area, Math.min(Math.max(25, bandwidth / 10), grid.shape.size / 4));
  const surface = yield* kernelDensityInSteps(x, y, raster, bandwidth, weight);
  return isRefusal(surface) ? surface : meansByCell(surface, grid);
}

function meansByCell({ density, raster }: KernelDensity, grid: CellColumns): Float64Array {
  const { cellAt } = tessellationOf(grid.shape);
  const position = addressBook(grid);
  const address = { column: 0, row: 0 };
  const total = new Float64Array(grid.cells);
  const centres = new Int32Array(grid.cells);
  density.forEach((value, at) => {
    const x = raster.west + ((at % raster.columns) + 0.5) * raster.cell;
    const y = raster.south + (Math.floor(at / raster.columns) + 0.5) * raster.cell;
    cellAt(x, y, address);
    const cell = position(address.column, address.row);
    if (cell < 0) return;
    total[cell] = (total[cell] as number) + value;
    centres[cell] = (centres[cell] as number) + 1;
  });
  return total.map((value, cell) => value / Math.max(1, centres[cell] as number));
}

function sum(column: Float64Array): number {
  return column.reduce((a, b) => a + b, 0);
}
