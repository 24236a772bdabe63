import { refusal, type Refusal } from '../refusal.ts';
import { finish, type Steps } from '../steps.ts';

/** A raster of square cells; metres of one projection. */
export type Raster = {
  /** South-western corner of the first cell. */
  west: number;
  south: number;
  /** Side of a cell. */
  cell: number;
  columns: number;
  rows: number;
};

export type KernelDensity = {
  method: 'kernel_density';
  /** Points (or weight) per square kilometre at the centre of each cell, rows from the south. */
  density: Float64Array;
  raster: Raster;
  parameters: { kernel: 'quartic'; bandwidthMetres: number; points: number; weighted: boolean };
};

/** Points between two reports of progress. */
const STEP = 4096;

/**
 * Density of points by the quartic kernel, 3 / (pi h^2) (1 - d^2 / h^2)^2 within the bandwidth h.
 * Exact: every point is added to every cell centre within its bandwidth, so time grows with points
 * and with cells under the kernel. Points beyond the raster count as far as their kernel reaches
 * in; take them from a buffer of one bandwidth, or the rim looks colder than it is.
 *
 * Use one bandwidth and one raster for all dates that are compared. Refuses without any point.
 *
 * Source: B. W. Silverman, Density Estimation, 1986, equation 4.5.
 *
 * @param x metres; never degrees
 * @param weights per point; default 1
 * @throws RangeError for a bandwidth or raster that is not above zero, or columns of unequal length
 */
export function kernelDensity(
  x: Float64Array,
  y: Float64Array,
  raster: Raster,
  bandwidthMetres: number,
  weights?: Float64Array,
): KernelDensity | Refusal {
  return finish(kernelDensityInSteps(x, y, raster, bandwidthMetres, weights));
}

/** `kernelDensity` in steps, for a caller that reports progress or may cancel. */
export function* kernelDensityInSteps(
  x: Float64Array,
  y: Float64Array,
  raster: Raster,
  bandwidthMetres: number,
  weights?: Float64Array,
): Steps<KernelDensity | Refusal> {
  if (x.length !== y.length || (weights && weights.length !== x.length)) {
    throw new RangeError('Columns differ in length');
  }
  if (!(bandwidthMetres > 0 && raster.cell > 0 && raster.columns > 0 && raster.rows > 0)) {
    throw new RangeError('Bandwidth, cell, columns and rows must be above zero');
  }
  if (x.length === 0) return refusal('no_points', 'There is no point');
  const density = new Float64Array(raster.columns * raster.rows);
  for (let from = 0; from < x.length; from += STEP) {
    yield from / x.length;
    scatter(x, y, from, Math.min(x.length, from + STEP), raster, bandwidthMetres, weights, density);
  }
  const peak = 3 / (Math.PI * bandwidthMetres ** 2);
  for (let c = 0; c < density.length; c++) density[c] = (density[c] as number) * peak * 1e6;
  return {
    method: 'kernel_density',
    density,
    raster,
    parameters: {
      kernel: 'quartic',
      bandwidthMetres,
      points: x.length,
      weighted: weights !== undefined,
    },
  };
}

/** Adds (1 - d^2 / h^2)^2 of each point to the cell centres in reach, row by row of its disc. */
function scatter(
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  { west, south, cell, columns, rows }: Raster,
  bandwidth: number,
  weights: Float64Array | undefined,
  density: Float64Array,
): void {
  const reach = bandwidth / cell;
  const scale = 1 / (reach * reach);
  for (let i = from; i < to; i++) {
    // In cells, from the centre of the first one.
    const px = ((x[i] as number) - west) / cell - 0.5;
    const py = ((y[i] as number) - south) / cell - 0.5;
    const weight = weights ? (weights[i] as number) : 1;
    const lastRow = Math.min(rows - 1, Math.floor(py + reach));
    for (let row = Math.max(0, Math.ceil(py - reach)); row <= lastRow; row++) {
      const dy = row - py;
      const half = Math.sqrt(Math.max(0, reach * reach - dy * dy));
      const inRow = 1 - dy * dy * scale;
      const start = row * columns;
      const first = Math.max(0, Math.ceil(px - half));
      const last = Math.min(columns - 1, Math.floor(px + half));
      for (let column = first; column <= last; column++) {
        const dx = column - px;
        const height = inRow - dx * dx * scale;
        const cellAt = start + column;
        density[cellAt] = (density[cellAt] as number) + weight * height * height;
      }
    }
  }
}
