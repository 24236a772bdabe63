import type { Area } from '../../domain/territory.ts';
import { assignPoints } from '../assignment/assign-points.ts';
import { polygonsOf } from '../geometry/area.ts';
import { toDegrees, toMetres } from '../projection/transverse-mercator.ts';
import { isRefusal, refusal, type Refusal } from '../refusal.ts';
import { kernelDensityInSteps, type Raster } from '../statistics/kernel-density.ts';
import type { Steps } from '../steps.ts';
import type { CountColumns, DensityAnalysis } from './analysis.ts';
import { hotspotGrid } from './cell-grid.ts';
import { placeCounts } from './place-counts.ts';

/** Side in metres of the squares whose counts stand for the incidents in them. */
export const countedSquare = 100;

export type DensityInput = {
  /** The study area, WGS84 degrees. */
  area: Area;
  /** Counts of squares of `countedSquare` metres. */
  counts: CountColumns;
  /** Metres. */
  bandwidth: number;
  /** Length of the period that was counted. */
  days: number;
};

/**
 * The density surface: a quartic kernel on the counts of squares of 100 m, as if all of a square lay
 * at its centre (at most 71 m from where it was), so that no incident has to leave the database. The
 * raster depends on the area and the bandwidth alone: surfaces of several periods lie on top of each
 * other. Near the border of the study area it is too low, as nothing is known of the other side.
 *
 * Refuses without any incident in the area.
 *
 * @throws RangeError for a bandwidth or a period that is not above zero
 */
export function* densitySurfaceInSteps(input: DensityInput): Steps<DensityAnalysis | Refusal> {
  const { area, counts, bandwidth, days } = input;
  if (!(days > 0)) throw new RangeError(`Not a length of a period: ${days} days`);
  if (!(bandwidth > 0)) throw new RangeError(`Not a bandwidth: ${bandwidth} m`);
  const points = squarePoints(area, counts);
  yield 0;
  if (points.incidents === 0) return refusal('no_points', 'No incident in the study area');
  const raster = rasterOver(area, Math.max(25, bandwidth / 10));
  const { x, y, weight, incidents, leftOut } = points;
  const surface = yield* kernelDensityInSteps(x, y, raster, bandwidth, weight);
  if (isRefusal(surface)) return surface;
  const inside = centresInside(area, raster);
  surface.density.forEach((value, at) => {
    surface.density[at] = inside[at] === 1 ? (value * 30) / days : NaN;
  });
  return { layer: 'density', surface, incidents, days, leftOut };
}

/** Incidents as weighted points at the centres of their squares, metres. */
export function squarePoints(area: Area, squares: CountColumns) {
  const grid = hotspotGrid(area, { kind: 'square', size: countedSquare });
  const { count, leftOut } = placeCounts(grid, squares);
  const occupied = Int32Array.from(count.keys()).filter((cell) => (count[cell] as number) > 0);
  const centre = (column: Int32Array): Float64Array =>
    Float64Array.from(occupied, (cell) => ((column[cell] as number) + 0.5) * countedSquare);
  return {
    x: centre(grid.column),
    y: centre(grid.row),
    weight: Float64Array.from(occupied, (cell) => count[cell] as number),
    incidents: count.reduce((a, b) => a + b, 0),
    leftOut,
  };
}

const MOST_CELLS = 400_000;

/**
 * A raster over a study area, its corner on a multiple of its cell.
 *
 * @param finest metres of a cell; more where there would be too many
 */
export function rasterOver(area: Area, finest: number): Raster {
  const places = polygonsOf(area)
    .flat(2)
    .map(([longitude = NaN, latitude = NaN]) => toMetres(longitude, latitude));
  const range = (metres: number[]): [number, number] => [
    metres.reduce((a, b) => Math.min(a, b), Infinity),
    metres.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const [west, east] = range(places.map(([x]) => x));
  const [south, north] = range(places.map(([, y]) => y));
  const surface = (east - west) * (north - south);
  const cell = Math.ceil(Math.max(finest, Math.sqrt(surface / MOST_CELLS)));
  const first = { column: Math.floor(west / cell), row: Math.floor(south / cell) };
  return {
    west: first.column * cell,
    south: first.row * cell,
    cell,
    columns: Math.max(1, Math.ceil(east / cell) - first.column),
    rows: Math.max(1, Math.ceil(north / cell) - first.row),
  };
}

/** 1 for each cell of a raster whose centre lies in the study area. */
function centresInside(area: Area, raster: Raster): Uint8Array {
  const { west, south, cell, columns, rows } = raster;
  const longitudes = new Float64Array(columns * rows);
  const latitudes = new Float64Array(columns * rows);
  for (let at = 0; at < longitudes.length; at++) {
    const [longitude, latitude] = toDegrees(
      west + ((at % columns) + 0.5) * cell,
      south + (Math.floor(at / columns) + 0.5) * cell,
    );
    longitudes[at] = longitude;
    latitudes[at] = latitude;
  }
  const { polygon } = assignPoints([area], longitudes, latitudes);
  return Uint8Array.from(polygon, (p) => (p >= 0 ? 1 : 0));
}
