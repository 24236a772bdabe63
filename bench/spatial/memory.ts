import { assignPoints } from '../../src/spatial/assignment/assign-points.ts';
import { wigglyTiling } from '../../src/spatial/fixtures/tiling.ts';
import { randomPoints } from './points.ts';

/** Peak memory of the process, in megabytes, after assigning ten million points in it. */
export function memoryOfTenMillion(): {
  name: string;
  size: string;
  medianMs: number;
  peakMegabytes: number;
} {
  const points = randomPoints(10_000_000);
  const areas = wigglyTiling({ columns: 9, rows: 9, vertices: 1000 });
  const start = performance.now();
  assignPoints(areas, points.longitudes, points.latitudes);
  return {
    name: 'assignPoints, 81 sectors x 1000 vertices, memory',
    size: '10,000,000 points',
    medianMs: performance.now() - start,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}
