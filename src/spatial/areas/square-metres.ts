import type { Position } from 'geojson';
import type { Area } from '../../domain/territory.ts';
import { polygonsOf } from '../geometry/area.ts';
import { ECCENTRICITY, RADIANS, SEMI_MAJOR } from '../projection/ellipsoid.ts';

/**
 * Area on the WGS84 ellipsoid in square metres, of a polygon whose edges are straight in degrees.
 * It adds up: the parts of a divided polygon come to the whole, to rounding, wherever it is cut.
 * Rings may run either way; holes are taken off.
 */
export function squareMetres(area: Area): number {
  let sum = 0;
  for (const [outer = [], ...holes] of polygonsOf(area)) {
    sum += Math.abs(ringIntegral(outer));
    for (const hole of holes) sum -= Math.abs(ringIntegral(hole));
  }
  return sum;
}

/** The integral around the ring of the area south of it, from a reference latitude. */
function ringIntegral(ring: readonly Position[]): number {
  const [[west = 0, south = 0] = []] = ring;
  const reference = authalic(Math.sin(south * RADIANS));
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    sum += (x1 - x0) * (meanAuthalic(y0, y1) - reference);
  }
  const [x0 = 0, y0 = 0] = ring[ring.length - 1] ?? [];
  sum += (west - x0) * (meanAuthalic(y0, south) - reference);
  return sum * RADIANS;
}

/** Mean along a straight edge, by Gauss and Legendre at three latitudes. */
function meanAuthalic(from: number, to: number): number {
  const middle = (from + to) / 2;
  const reach = ((to - from) / 2) * Math.sqrt(3 / 5);
  const at = (latitude: number): number => authalic(Math.sin(latitude * RADIANS));
  return (5 * at(middle - reach) + 8 * at(middle) + 5 * at(middle + reach)) / 18;
}

/** Area between the equator and a latitude, per radian of longitude (Snyder 1987, equation 3-12). */
function authalic(sine: number): number {
  const e = ECCENTRICITY;
  return (
    ((SEMI_MAJOR ** 2 * (1 - e ** 2)) / 2) *
    (sine / (1 - (e * sine) ** 2) + Math.atanh(e * sine) / e)
  );
}
