import { difference, feature, featureCollection, union } from '@turf/turf';
import type { Position } from 'geojson';
import type { Area } from '../../domain/territory.ts';
import { polygonsOf } from '../geometry/area.ts';
import { distanceToSegment } from '../geometry/segment-distance.ts';
import { toMetres } from '../projection/transverse-mercator.ts';

/** Degrees; about a millimetre. Clipping rounds its vertices by less. */
const SAME_PLACE = 1e-8;

export function minus(a: Area | undefined, b: Area): Area | null {
  return a ? (difference(featureCollection([feature(a), feature(b)]))?.geometry ?? null) : null;
}

export function unionOf(areas: readonly Area[]): Area | null {
  const [first] = areas;
  if (first === undefined || areas.length === 1) return first ?? null;
  return union(featureCollection(areas.map((area) => feature(area))))?.geometry ?? null;
}

export function withoutHoles(area: Area): Area {
  return { type: 'MultiPolygon', coordinates: polygonsOf(area).map((rings) => rings.slice(0, 1)) };
}

export function perimeterMetres(rings: readonly Position[][]): number {
  let sum = 0;
  for (const ring of rings) {
    const metres = ring.map(([x = NaN, y = NaN]) => toMetres(x, y));
    for (const [i, [x, y]] of metres.entries()) {
      const [px, py] = metres[i - 1] ?? [x, y];
      sum += Math.hypot(x - px, y - py);
    }
  }
  return sum;
}

/** Whether two areas have a stretch or a point of their boundaries in common. */
export function borders(a: Area, b: Area | undefined): boolean {
  if (b === undefined) return false;
  return someVertexOn(a, b) || someVertexOn(b, a);
}

function someVertexOn(a: Area, b: Area): boolean {
  const rings = polygonsOf(b).flat();
  return polygonsOf(a)
    .flat(2)
    .some(([x = NaN, y = NaN]) =>
      rings.some((ring) =>
        ring.some(([bx = NaN, by = NaN], i) => {
          const [ax = bx, ay = by] = ring[i - 1] ?? [];
          return distanceToSegment(ax, ay, bx, by, x, y) < SAME_PLACE;
        }),
      ),
    );
}
