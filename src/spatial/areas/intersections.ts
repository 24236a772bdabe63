import { feature, featureCollection, intersect } from '@turf/turf';
import type { Area } from '../../domain/territory.ts';
import { boxOf, meetingBoxes } from './box-pairs.ts';
import { squareMetres } from './square-metres.ts';

/** Where two areas of two divisions overlap. */
export type Intersection = {
  first: number;
  second: number;
  area: Area;
  squareMetres: number;
};

/** Every overlap of positive area between an area of `a` and one of `b`; degrees. */
export function intersections(a: readonly Area[], b: readonly Area[]): Intersection[] {
  const found: Intersection[] = [];
  for (const [first, second] of meetingBoxes(a.map(boxOf), b.map(boxOf))) {
    const area = intersectionOf(a[first], b[second]);
    if (area === null) continue;
    const size = squareMetres(area);
    if (size > 0) found.push({ first, second, area, squareMetres: size });
  }
  return found;
}

export function intersectionOf(a: Area | undefined, b: Area | undefined): Area | null {
  if (a === undefined || b === undefined) return null;
  return intersect(featureCollection([feature(a), feature(b)]))?.geometry ?? null;
}
