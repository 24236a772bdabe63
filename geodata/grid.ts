import { booleanClockwise } from '@turf/turf';
import type { Polygon, Position } from 'geojson';

/** Longitude and latitude in whole millionths of a degree (11 cm), so that equality is exact. */
export type GridPoint = readonly [number, number];

/** A closed ring without its repeated last point. */
export type GridRing = GridPoint[];

const perDegree = 1_000_000;

function toGrid([longitude = NaN, latitude = NaN]: readonly number[]): GridPoint {
  return [Math.round(longitude * perDegree), Math.round(latitude * perDegree)];
}

/** A GeoJSON ring as a counter-clockwise ring on the grid. */
export function ringToGrid(ring: readonly (readonly number[])[]): GridRing {
  const points = withoutRepeats(ring.map(toGrid));
  return booleanClockwise(toDegrees(points)) ? points.reverse() : points;
}

/** Each point once where it follows itself; a closed ring loses its first point to its last. */
export function withoutRepeats(points: GridPoint[]): GridRing {
  return points.filter((point, at) => !samePoint(point, points.at(at - 1)));
}

export function toPolygon(ring: GridRing): Polygon {
  return { type: 'Polygon', coordinates: [toDegrees(ring)] };
}

/** A closed ring in degrees. */
function toDegrees(ring: GridRing): Position[] {
  return [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x / perDegree, y / perDegree]);
}

function samePoint(a: GridPoint, b: GridPoint | undefined): boolean {
  return a[0] === b?.[0] && a[1] === b[1];
}

export function gridKey(point: GridPoint): string {
  return point.join(' ');
}

/** The edges of a ring in its direction. */
export function edgesOf(ring: GridRing): [GridPoint, GridPoint][] {
  return ring.map((from, at) => [from, ring[(at + 1) % ring.length] ?? from]);
}
