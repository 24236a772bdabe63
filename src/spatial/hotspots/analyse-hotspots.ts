import type { Area } from '../../domain/territory.ts';
import { isRefusal, refusal, type Refusal } from '../refusal.ts';
import { emergingHotSpotsInSteps } from '../statistics/emerging-hot-spots.ts';
import { getisOrdGiStarInSteps, type GiStar } from '../statistics/getis-ord.ts';
import { localMoranInSteps } from '../statistics/local-moran.ts';
import type { Steps } from '../steps.ts';
import type { CellColumns, Confidence, CountColumns, HotspotAnalysis } from './analysis.ts';
import { densitySurfaceInSteps } from './density-surface.ts';
import { permutationsFor } from './permutations.ts';
import { placeCounts } from './place-counts.ts';

export type HotspotInput = {
  layer: HotspotAnalysis['layer'];
  /** The study area, WGS84 degrees. */
  area: Area;
  /** Its cells, see `hotspotGrid`; the density does not look at them. */
  grid: CellColumns;
  /** By the cells of `grid`; for the density by squares of `countedSquare` metres. */
  counts: CountColumns;
  /** How many time steps the period has, those without any incident too; the emerging layer's. */
  steps: number;
  /** Length of the period that was counted; the density's. */
  days: number;
  /** Metres; the density's. */
  bandwidth: number;
  /** Default: by the number of tests, see `permutationsFor`. */
  permutations?: number;
  /** Default 1. */
  seed?: number;
};

/**
 * What a layer of the hotspots map shows. Refuses without any incident in the grid, except to count
 * them; other refusals are those of the statistic that the layer rests on.
 *
 * Incidents whose address is no cell of the grid are counted in `leftOut`.
 *
 * @throws RangeError for columns of unequal length
 */
export function* analyseHotspotsInSteps(input: HotspotInput): Steps<HotspotAnalysis | Refusal> {
  if (input.layer === 'density') return yield* densitySurfaceInSteps(input);
  const { layer, grid, seed = 1 } = input;
  const steps = layer === 'emerging' ? input.steps : 1;
  const { permutations = permutationsFor(grid.cells, steps) } = input;
  const options = { permutations, seed };
  const { count, leftOut } = placeCounts(grid, input.counts);
  yield 0;
  if (layer !== 'counts' && !count.some((n) => n > 0))
    return refusal('no_points', 'No incident in the study area');
  switch (layer) {
    case 'counts':
      return { layer, count, leftOut };
    case 'significant': {
      const giStar = yield* getisOrdGiStarInSteps(count, grid.neighbours, options);
      if (isRefusal(giStar)) return giStar;
      return { layer, count, leftOut, level: confidenceLevels(giStar), giStar };
    }
    case 'clusters': {
      const moran = yield* localMoranInSteps(count, grid.neighbours, options);
      return isRefusal(moran) ? moran : { layer, count, leftOut, moran };
    }
    case 'emerging': {
      const cube = placeCounts(grid, input.counts, steps);
      const emerging = yield* emergingHotSpotsInSteps(cube.count, steps, grid.neighbours, options);
      if (isRefusal(emerging)) return emerging;
      const seen = Float64Array.from(count, (_, cell) =>
        cube.count.subarray(cell * steps, (cell + 1) * steps).reduce((a, b) => a + b, 0),
      );
      return { layer, count: seen, leftOut: cube.leftOut, emerging };
    }
  }
}

/** A `Confidence` per unit, from the adjusted p-values. */
export function confidenceLevels({ z, adjusted }: Pick<GiStar, 'z' | 'adjusted'>): Int8Array {
  return Int8Array.from(adjusted, (q, i) => confidenceOf(z[i] as number, q));
}

function confidenceOf(z: number, adjusted: number): Confidence {
  const level = adjusted <= 0.01 ? 3 : adjusted <= 0.05 ? 2 : adjusted <= 0.1 ? 1 : 0;
  return level === 0 || z === 0 ? 0 : ((z > 0 ? level : -level) as Confidence);
}
