import polylabel from 'polylabel';
import type { Area } from '../domain/territory.ts';
import type { Point, Projection } from './projection.ts';

/** The middle of the largest circle inside an area, in pixels of the projection. */
export type InteriorPoint = { x: number; y: number; radius: number };

/**
 * The place for a label: the pole of inaccessibility of the area's largest part, to half a pixel.
 * A centroid would fall outside crescents and on the narrow waist of others.
 */
export function interiorPoint(area: Area, projection: Pick<Projection, 'project'>): InteriorPoint {
  const pole = polylabel(largestPart(area, projection), 0.5);
  return { x: pole[0], y: pole[1], radius: pole.distance };
}

/** Rings in pixels, the outer one first. */
export function largestPart(area: Area, { project }: Pick<Projection, 'project'>): Point[][] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons
    .map((rings) => rings.map((ring) => ring.map(project)))
    .reduce((best, part) => (size(part) > size(best) ? part : best));
}

function size([outer = []]: Point[][]): number {
  let sum = 0;
  for (const [index, [x, y]] of outer.entries()) {
    const [nextX, nextY] = outer[(index + 1) % outer.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum / 2);
}

/** Whether a point lies inside the rings, by the even-odd rule. */
export function isInside([x, y]: Point, rings: Point[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
