import type { Area } from '../../domain/territory.ts';
import { checkDegrees, polygonsOf } from '../geometry/area.ts';

/**
 * The edges of all polygons as flat columns. An edge is stored from its lower end to its upper end
 * (of level ends, from the western one), so that an edge shared by two polygons is the same four
 * numbers in both, whichever way their rings run.
 */
export type EdgeTable = {
  /** Four per edge, degrees: x and y of the lower end, x and y of the upper end. */
  ends: Float64Array;
  /** Position of the polygon of each edge. */
  polygon: Int32Array;
  edgeCount: number;
  polygonCount: number;
  /** Degrees: west, south, east, north. Reversed infinities when there is no edge. */
  extent: [number, number, number, number];
};

/**
 * Flattens polygons and multipolygons (degrees, WGS84, holes as further rings) into an edge table.
 * An open ring is closed; edges without length are left out.
 *
 * @throws RangeError for a coordinate that is not finite or out of range, and for an edge that
 * spans half the globe or more: such areas cross the antimeridian and must be split there first.
 */
export function edgeTable(areas: readonly Area[]): EdgeTable {
  const capacity = countPositions(areas);
  const ends = new Float64Array(capacity * 4);
  const polygon = new Int32Array(capacity);
  const extent: EdgeTable['extent'] = [Infinity, Infinity, -Infinity, -Infinity];
  let edgeCount = 0;
  areas.forEach((area, position) => {
    for (const rings of polygonsOf(area)) {
      for (const ring of rings) {
        const last = ring[ring.length - 1];
        let x0 = last?.[0] ?? NaN;
        let y0 = last?.[1] ?? NaN;
        for (const vertex of ring) {
          const x1 = vertex[0] ?? NaN;
          const y1 = vertex[1] ?? NaN;
          checkDegrees(x1, y1);
          if (x1 < extent[0]) extent[0] = x1;
          if (y1 < extent[1]) extent[1] = y1;
          if (x1 > extent[2]) extent[2] = x1;
          if (y1 > extent[3]) extent[3] = y1;
          if (x0 !== x1 || y0 !== y1) {
            if (Math.abs(x1 - x0) >= 180) throw new RangeError(acrossAntimeridian(position));
            const upward = y0 < y1 || (y0 === y1 && x0 < x1);
            const at = edgeCount * 4;
            ends[at] = upward ? x0 : x1;
            ends[at + 1] = upward ? y0 : y1;
            ends[at + 2] = upward ? x1 : x0;
            ends[at + 3] = upward ? y1 : y0;
            polygon[edgeCount++] = position;
          }
          x0 = x1;
          y0 = y1;
        }
      }
    }
  });
  return { ends, polygon, edgeCount, polygonCount: areas.length, extent };
}

function countPositions(areas: readonly Area[]): number {
  let count = 0;
  for (const area of areas) {
    for (const rings of polygonsOf(area)) for (const ring of rings) count += ring.length;
  }
  return count;
}

function acrossAntimeridian(position: number): string {
  return `Polygon ${position} has an edge of 180 degrees of longitude or more: split it at the antimeridian`;
}
