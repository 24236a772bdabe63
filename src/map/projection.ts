import type { Position } from 'geojson';
import type { Area } from '../domain/territory.ts';

/** CSS pixels (or viewBox units), y downward. */
export type Point = [x: number, y: number];

/** WGS84 degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

export type Projection = {
  project: (lngLat: Position) => Point;
  unproject: (point: Point) => [lng: number, lat: number];
  /** Pixels around the whole world. */
  worldSize: number;
  /** Pixels of one metre on the ground in the middle of the fitted bounds. */
  pixelsPerMetre: number;
};

export type Frame = {
  width: number;
  height: number;
  padding: { top: number; right: number; bottom: number; left: number };
};

/** Around the fitted sectors: a strip above for the scale, one below for what a page lays over the corners. */
export const fitMargin = { top: 32, right: 12, bottom: 44, left: 12 };

const EARTH_CIRCUMFERENCE = 40_075_016.686;

/** Web Mercator (EPSG:3857) as fractions of the world: x and y from 0 to 1, y downward. */
export function toMercator([lng, lat]: Position): Point {
  const sine = Math.sin(((lat ?? 0) * Math.PI) / 180);
  return [((lng ?? 0) + 180) / 360, 0.5 - (0.25 / Math.PI) * Math.log((1 + sine) / (1 - sine))];
}

export function fromMercator([x, y]: Point): [lng: number, lat: number] {
  const lat = (360 / Math.PI) * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - 90;
  return [x * 360 - 180, lat];
}

export function ringsOf(area: Area): Position[][] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

export function boundsOf(areas: Area[]): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of areas.flatMap(ringsOf).flat()) {
    bounds[0] = Math.min(bounds[0], lng);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lng);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

/** The Web Mercator projection that shows `bounds` as large as possible in the padded frame, centred. */
export function fitProjection(bounds: Bounds, { width, height, padding }: Frame): Projection {
  const [left, top] = toMercator([bounds[0], bounds[3]]);
  const [right, bottom] = toMercator([bounds[2], bounds[1]]);
  const room = {
    width: Math.max(1, width - padding.left - padding.right),
    height: Math.max(1, height - padding.top - padding.bottom),
  };
  const scale = Math.min(room.width / (right - left), room.height / (bottom - top));
  const originX = padding.left + room.width / 2 - ((left + right) / 2) * scale;
  const originY = padding.top + room.height / 2 - ((top + bottom) / 2) * scale;
  return {
    project: (lngLat) => {
      const [x, y] = toMercator(lngLat);
      return [originX + x * scale, originY + y * scale];
    },
    unproject: ([x, y]) => fromMercator([(x - originX) / scale, (y - originY) / scale]),
    worldSize: scale,
    pixelsPerMetre: pixelsPerMetre(scale, (bounds[1] + bounds[3]) / 2),
  };
}

/** @param worldSize pixels around the whole world */
export function pixelsPerMetre(worldSize: number, lat: number): number {
  return worldSize / (EARTH_CIRCUMFERENCE * Math.cos((lat * Math.PI) / 180));
}

/** What a frame of this size shows. */
export function frameBounds(
  { unproject }: Pick<Projection, 'unproject'>,
  { width, height, top = 0 }: Pick<Frame, 'width' | 'height'> & { top?: number },
): Bounds {
  const [west, north] = unproject([0, top]);
  const [east, south] = unproject([width, height]);
  return [west, south, east, north];
}

/** What a frame shows around a middle, in degrees and by MapLibre's zoom. */
export function shownBounds(
  { lng, lat, zoom }: { lng: number; lat: number; zoom: number },
  { width, height }: Pick<Frame, 'width' | 'height'>,
): Bounds {
  const [x, y] = toMercator([lng, lat]);
  const worldSize = 512 * 2 ** zoom;
  const [right, down] = [width / 2 / worldSize, height / 2 / worldSize];
  return [...fromMercator([x - right, y + down]), ...fromMercator([x + right, y - down])];
}

/** Width divided by height of `bounds` on a Web Mercator map. */
export function aspectOf(bounds: Bounds): number {
  const [left, top] = toMercator([bounds[0], bounds[3]]);
  const [right, bottom] = toMercator([bounds[2], bounds[1]]);
  return (right - left) / (bottom - top);
}

/** SVG path of a line; points that fall together after rounding to a tenth of a pixel are left out. */
export function linePath(line: Position[], { project }: Pick<Projection, 'project'>): string {
  let path = '';
  let last = '';
  for (const position of line) {
    const point = project(position)
      .map((value) => Number(value.toFixed(1)))
      .join(' ');
    if (point !== last) path += `${path === '' ? 'M' : 'L'}${point}`;
    last = point;
  }
  return path;
}

/** SVG path of an area, each ring closed; to be filled by the even-odd rule. */
export function areaPath(area: Area, projection: Pick<Projection, 'project'>): string {
  return ringsOf(area)
    .map((ring) => `${linePath(ring.slice(0, -1), projection)}Z`)
    .join('');
}
