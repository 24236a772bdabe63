import type { Position } from 'geojson';
import type { Area } from '../../domain/territory.ts';

/** The polygons of an area, each a list of rings of which the first is the outer one. */
export function polygonsOf(area: Area): readonly Position[][][] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** @throws RangeError unless both are finite degrees on the globe. */
export function checkDegrees(longitude: number, latitude: number): void {
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new RangeError(`Not a longitude and latitude: ${longitude}, ${latitude}`);
  }
}
