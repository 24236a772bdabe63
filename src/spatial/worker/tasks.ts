import { rankUncertaintyInSteps } from '../../domain/scoring/rank-uncertainty.ts';
import type { Area } from '../../domain/territory.ts';
import { aggregateBySector } from '../aggregation/aggregate-by-sector.ts';
import type { Codes } from '../aggregation/groups.ts';
import { interpolateAreas } from '../areas/interpolate-areas.ts';
import { assignPointsInSteps } from '../assignment/assign-points.ts';
import { checkCoverage } from '../coverage/check-coverage.ts';
import { countByCell, type CellCounts } from '../grids/count-by-cell.ts';
import { gridNeighbours, hexagonalGrid, squareGrid } from '../grids/grid.ts';
import { analyseHotspotsInSteps } from '../hotspots/analyse-hotspots.ts';
import { hotspotGrid } from '../hotspots/cell-grid.ts';
import { compareHotspotsInSteps } from '../hotspots/compare-hotspots.ts';
import { evaluateHotspotsInSteps } from '../hotspots/evaluate-hotspots.ts';
import { contiguity } from '../neighbours/contiguity.ts';
import type { Neighbours } from '../neighbours/neighbours.ts';
import type { Steps } from '../steps.ts';
import { emergingHotSpotsInSteps } from '../statistics/emerging-hot-spots.ts';
import { getisOrdGiStarInSteps } from '../statistics/getis-ord.ts';
import { globalInSteps } from '../statistics/global-autocorrelation.ts';
import { kernelDensityInSteps } from '../statistics/kernel-density.ts';
import { localMoranInSteps } from '../statistics/local-moran.ts';

/** What a worker can be asked for: functions whose input and output can be sent as messages. */
export const tasks = {
  assignPoints: assignPointsInSteps,
  aggregateBySector: inOneStep(aggregateBySector),
  interpolateAreas: inOneStep(interpolateAreas),
  checkCoverage: inOneStep(checkCoverage),
  contiguity: inOneStep(contiguity),
  countOnGrid: inOneStep(countOnGrid),
  getisOrdGiStar: getisOrdGiStarInSteps,
  localMoran: localMoranInSteps,
  globalAutocorrelation: globalInSteps,
  kernelDensity: kernelDensityInSteps,
  emergingHotSpots: emergingHotSpotsInSteps,
  hotspotGrid: inOneStep(hotspotGrid),
  analyseHotspots: analyseHotspotsInSteps,
  compareHotspots: compareHotspotsInSteps,
  evaluateHotspots: evaluateHotspotsInSteps,
  rankUncertainty: rankUncertaintyInSteps,
};

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>;
export type TaskResult<Name extends TaskName> =
  ReturnType<(typeof tasks)[Name]> extends Steps<infer Result> ? Result : never;

function inOneStep<Input extends unknown[], Result>(
  compute: (...input: Input) => Result,
): (...input: Input) => Steps<Result> {
  return function* (...input) {
    yield 0;
    return compute(...input);
  };
}

export type GridCountInput = {
  area: Area;
  kind: 'square' | 'hexagonal';
  /** Metres. */
  side: number;
  longitudes: Float64Array;
  latitudes: Float64Array;
  step?: Codes;
};

export type GridCounts = CellCounts & {
  column: Int32Array;
  row: Int32Array;
  share: Float64Array;
  neighbours: Neighbours;
};

/** A grid over an area with its counts and neighbours, all as plain columns. */
function countOnGrid(input: GridCountInput): GridCounts {
  const { area, kind, side, longitudes, latitudes, step } = input;
  const grid = kind === 'square' ? squareGrid(area, side) : hexagonalGrid(area, side);
  const { column, row, share } = grid;
  const counts = countByCell(grid, longitudes, latitudes, step);
  return { ...counts, column, row, share, neighbours: gridNeighbours(grid) };
}
