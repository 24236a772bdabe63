import { feature, pointsWithinPolygon, points as turfPoints } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Polygon } from 'geojson';
import { assignPoints } from '../../src/spatial/assignment/assign-points.ts';
import { wigglyTiling } from '../../src/spatial/fixtures/tiling.ts';
import type { Contest } from '../measure.ts';
import { linearPass, randomPoints, type Points } from './points.ts';

const MILLION = 1_000_000;
const FOR_FLATBUSH = 100_000;
const FOR_TURF = 1000;

export function assignmentContests(): Contest[] {
  const points = randomPoints(MILLION);
  const contest = (columns: number, vertices: number): Contest => {
    const areas = wigglyTiling({ columns, rows: columns, vertices });
    const some = (count: number): Points => ({
      longitudes: points.longitudes.subarray(0, count),
      latitudes: points.latitudes.subarray(0, count),
    });
    return {
      name: `assignPoints, ${columns ** 2} sectors x ${vertices} vertices, index included`,
      size: '1,000,000 points',
      ours: {
        name: 'assignPoints',
        run: () => assignPoints(areas, points.longitudes, points.latitudes),
      },
      peers: [
        { name: 'linear pass', run: () => linearPass(points, 512) },
        {
          name: 'flatbush + ray casting',
          run: () => flatbushAndRays(areas, some(FOR_FLATBUSH)),
          share: FOR_FLATBUSH / MILLION,
        },
        {
          name: 'Turf pointsWithinPolygon',
          run: () => turfLoop(areas, some(FOR_TURF)),
          share: FOR_TURF / MILLION,
        },
      ],
    };
  };
  return [contest(9, 100), contest(9, 1000), contest(100, 30)];
}

function flatbushAndRays(areas: readonly Polygon[], { longitudes, latitudes }: Points): Int32Array {
  const tree = new Flatbush(areas.length);
  const rings = areas.map(({ coordinates }) => {
    const x = Float64Array.from(coordinates[0] ?? [], ([longitude]) => longitude ?? NaN);
    const y = Float64Array.from(coordinates[0] ?? [], ([, latitude]) => latitude ?? NaN);
    const least = (column: Float64Array): number =>
      column.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (column: Float64Array): number =>
      column.reduce((a, b) => Math.max(a, b), -Infinity);
    tree.add(least(x), least(y), most(x), most(y));
    return { x, y };
  });
  tree.finish();
  const found = new Int32Array(longitudes.length).fill(-1);
  for (let i = 0; i < found.length; i++) {
    const px = longitudes[i] as number;
    const py = latitudes[i] as number;
    for (const candidate of tree.search(px, py, px, py)) {
      const ring = rings[candidate];
      if (ring && rayCast(ring.x, ring.y, px, py)) {
        found[i] = candidate;
        break;
      }
    }
  }
  return found;
}

function rayCast(x: Float64Array, y: Float64Array, px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
    const yi = y[i] as number;
    const yj = y[j] as number;
    if (yi > py === yj > py) continue;
    const xi = x[i] as number;
    if (px < (((x[j] as number) - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function turfLoop(areas: readonly Polygon[], { longitudes, latitudes }: Points): number {
  const collection = turfPoints(Array.from(longitudes, (x, i) => [x, latitudes[i] ?? NaN]));
  return areas.reduce(
    (sum, area) => sum + pointsWithinPolygon(collection, feature(area)).features.length,
    0,
  );
}
