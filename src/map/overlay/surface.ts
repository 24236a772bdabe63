import type { Area } from '../../domain/territory.ts';
import { toDegrees, toMetres } from '../../spatial/projection/transverse-mercator.ts';
import type { Raster } from '../../spatial/statistics/kernel-density.ts';
import { ringsOf, type Point, type Projection } from '../projection.ts';

/** A picture that covers a raster in metres of EPSG:32616, its first line in the north. */
export type Surface = { raster: Raster; picture: HTMLCanvasElement };

/** Pixels of the picture for one cell of the raster. */
export const surfaceDetail = 4;

/** A place within a raster, in degrees: `east` and `south` from 0 to 1 of its width and height. */
export function placeInRaster(raster: Raster, east: number, south: number): [number, number] {
  const { west, south: bottom, cell, columns, rows } = raster;
  return toDegrees(west + east * columns * cell, bottom + (1 - south) * rows * cell);
}

/** Of pixels beside all that has a density. */
export const noClass = 255;

/**
 * The class of each pixel of a picture of a density, values between cell centres being interpolated,
 * so that classes have smooth edges. Class 0 is all below the first limit.
 *
 * @param density NaN where there is none
 * @param limits ascending, in the unit of the density
 * @returns a class per pixel, lines from the north, `surfaceDetail` pixels per cell
 */
export function classifySurface(
  density: Float64Array,
  { columns, rows }: Pick<Raster, 'columns' | 'rows'>,
  limits: readonly number[],
): Uint8Array {
  const [width, height] = [columns * surfaceDetail, rows * surfaceDetail];
  const classes = new Uint8Array(width * height);
  const along = (pixel: number, last: number) => {
    const at = Math.min(last, Math.max(0, (pixel + 0.5) / surfaceDetail - 0.5));
    const from = Math.min(last, Math.floor(at));
    return { from, to: Math.min(last, from + 1), part: at - from };
  };
  const across = Array.from({ length: width }, (_, pixel) => along(pixel, columns - 1));
  for (let line = 0; line < height; line++) {
    const { from, to, part } = along(height - 1 - line, rows - 1);
    for (let pixel = 0; pixel < width; pixel++) {
      const column = across[pixel] as (typeof across)[number];
      const at = (row: number) =>
        between(
          density[row * columns + column.from] as number,
          density[row * columns + column.to] as number,
          column.part,
        );
      const value = between(at(from), at(to), part);
      let found = 0;
      while (found < limits.length && value >= (limits[found] as number)) found++;
      classes[line * width + pixel] = Number.isNaN(value) ? noClass : found;
    }
  }
  return classes;
}

/** A value on the way from one to the other; at a rim, beyond which there is none, the one there is. */
function between(one: number, other: number, part: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : one + (other - one) * part;
}

/** A path of `area` over the picture of a raster, to cut off what lies beside it. */
export function areaInPicture(area: Area, raster: Raster): Path2D {
  const path = new Path2D();
  const scale = surfaceDetail / raster.cell;
  for (const ring of ringsOf(area)) {
    ring.forEach(([lng = 0, lat = 0], index) => {
      const [x, y] = toMetres(lng, lat);
      const at = [
        (x - raster.west) * scale,
        (raster.south + raster.rows * raster.cell - y) * scale,
      ] as const;
      if (index === 0) path.moveTo(...at);
      else path.lineTo(...at);
    });
    path.closePath();
  }
  return path;
}

/** Paints a density by its classes, and only within `area`. */
export function paintSurface(
  raster: Raster,
  classes: Uint8Array,
  /** By class, `#rrggbb`; null: nothing. */
  colours: readonly (string | null)[],
  area: Area,
): Surface {
  const [width, height] = [raster.columns * surfaceDetail, raster.rows * surfaceDetail];
  const raw = new ImageData(width, height);
  const words = new Uint32Array(raw.data.buffer);
  const inks = colours.map((colour) => (colour === null ? 0 : abgr(colour)));
  for (let at = 0; at < classes.length; at++) words[at] = inks[classes[at] as number] ?? 0;
  const [plain, cut] = [canvasOf(width, height), canvasOf(width, height)];
  plain.context.putImageData(raw, 0, 0);
  cut.context.clip(areaInPicture(area, raster), 'evenodd');
  cut.context.drawImage(plain.canvas, 0, 0);
  return { raster, picture: cut.canvas };
}

/**
 * The affine transformation that lays a picture of 1 x 1 over a raster on a flat map, for `matrix()`:
 * by its north-western, north-eastern and south-western corner. Between them it is off by what
 * `affineError` says; the interactive map is exact.
 */
export function affinePlacement(
  raster: Raster,
  { project }: Pick<Projection, 'project'>,
): [number, number, number, number, number, number] {
  const corner = (east: number, south: number): Point =>
    project(placeInRaster(raster, east, south));
  const [[x, y], [ex, ey], [sx, sy]] = [corner(0, 0), corner(1, 0), corner(0, 1)];
  return [ex - x, ey - y, sx - x, sy - y, x, y];
}

/** The greatest distance, in metres, by which an affine placement of the raster is off. */
export function affineError(raster: Raster, projection: Projection): number {
  const [a, b, c, d, x, y] = affinePlacement(raster, projection);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const errors = shares.flatMap((east) =>
    shares.map((south) => {
      const [rightX, rightY] = projection.project(placeInRaster(raster, east, south));
      return Math.hypot(a * east + c * south + x - rightX, b * east + d * south + y - rightY);
    }),
  );
  return Math.max(...errors) / projection.pixelsPerMetre;
}

function abgr(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no 2D canvas.');
  return { canvas, context };
}
