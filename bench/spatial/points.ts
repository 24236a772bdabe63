import { TILING_EXTENT } from '../../src/spatial/fixtures/tiling.ts';
import { seededGenerator } from '../../src/domain/random/generator.ts';

export type Points = { longitudes: Float64Array; latitudes: Float64Array };

/** Random points over the extent of the tilings. */
export function randomPoints(count: number, seed = 5): Points {
  const random = seededGenerator(seed);
  const [west, south, east, north] = TILING_EXTENT;
  const longitudes = new Float64Array(count);
  const latitudes = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    longitudes[i] = west + random.unit() * (east - west);
    latitudes[i] = south + random.unit() * (north - south);
  }
  return { longitudes, latitudes };
}

/**
 * The floor: one pass that reads every point and counts it in one of `side` times `side` cells.
 * No check, no answer per point: less than any assignment can do.
 */
export function linearPass({ longitudes, latitudes }: Points, side: number): Int32Array {
  const [west, south, east, north] = TILING_EXTENT;
  const counts = new Int32Array(side * side);
  const scaleX = side / ((east - west) * 1.000001);
  const scaleY = side / ((north - south) * 1.000001);
  for (let i = 0; i < longitudes.length; i++) {
    const column = (((longitudes[i] as number) - west) * scaleX) | 0;
    const row = (((latitudes[i] as number) - south) * scaleY) | 0;
    const cell = row * side + column;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}
