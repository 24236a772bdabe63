import type { CellShape } from '../../../domain/incident-filter.ts';
import { cellOutline, toMetres } from '../../../spatial/index.ts';

/** Latitude and longitude, WGS84 degrees, in the order in which people write them. */
export type LatLon = readonly [latitude: number, longitude: number];

/** The upright box around cells. */
export type Extent = {
  /** Metres from west to east and from south to north, of EPSG:32616. */
  width: number;
  height: number;
  northWest: LatLon;
  southEast: LatLon;
  centre: LatLon;
};

/**
 * How far cells reach.
 *
 * @param addresses column and row of at least one cell
 * @throws RangeError without cells
 */
export function extentOf(
  shape: CellShape,
  addresses: readonly (readonly [column: number, row: number])[],
): Extent {
  if (addresses.length === 0) throw new RangeError('No cells');
  const corners = addresses.flatMap(
    ([column, row]) => cellOutline(shape, column, row).coordinates[0] ?? [],
  );
  const places = corners.map(([longitude = NaN, latitude = NaN]) => [longitude, latitude] as const);
  const metres = places.map(([longitude, latitude]) => toMetres(longitude, latitude));
  const [west, east] = rangeOf(places.map(([longitude]) => longitude));
  const [south, north] = rangeOf(places.map(([, latitude]) => latitude));
  const [left, right] = rangeOf(metres.map(([x]) => x));
  const [bottom, top] = rangeOf(metres.map(([, y]) => y));
  return {
    width: right - left,
    height: top - bottom,
    northWest: [north, west],
    southEast: [south, east],
    centre: [(north + south) / 2, (west + east) / 2],
  };
}

function rangeOf(values: readonly number[]): [least: number, most: number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

/** `13.70512, -89.13245`: about a metre exact, with points in any language, as map programs take it. */
export function coordinatesText([latitude, longitude]: LatLon): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
