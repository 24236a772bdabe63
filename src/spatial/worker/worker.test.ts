import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { assignPoints } from '../assignment/assign-points.ts';
import { analyseHotspotsInSteps } from '../hotspots/analyse-hotspots.ts';
import { hotspotGrid } from '../hotspots/cell-grid.ts';
import { compareHotspotsInSteps } from '../hotspots/compare-hotspots.ts';
import { latticeNeighbours } from '../fixtures/neighbour-lists.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { rankUncertaintyInSteps } from '../../domain/scoring/rank-uncertainty.ts';
import type { ScoreMethod } from '../../domain/scoring/score-method.ts';
import { finish, type Steps } from '../steps.ts';
import { getisOrdGiStar } from '../statistics/getis-ord.ts';
import { connectSpatialEngine } from './connect.ts';
import { runInSteps } from './run-in-steps.ts';
import { buffersOf, spatialEngine, type SpatialEngine } from './spatial-engine.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** An engine behind a real message channel, as behind a worker. */
function connected(): SpatialEngine {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  expose(spatialEngine(), port1);
  return connectSpatialEngine(port2);
}

const areas = wigglyTiling({ columns: 3, rows: 3, vertices: 40 });
const random = seededGenerator(1);
const longitudes = Float64Array.from({ length: 500 }, () => -89.3 + random.unit() * 0.2);
const latitudes = Float64Array.from({ length: 500 }, () => 13.6 + random.unit() * 0.2);

describe('the engine behind a message channel', () => {
  test('answers as the functions do, and leaves the caller its input', async () => {
    const engine = connected();
    const answer = await engine.run('assignPoints', [areas, longitudes, latitudes]);
    expect(answer).toEqual({ status: 'done', result: assignPoints(areas, longitudes, latitudes) });
    expect(longitudes).toHaveLength(500);
    const values = Float64Array.from({ length: 64 }, (_, i) => (i * 7) % 11);
    const neighbours = latticeNeighbours(8, 8, true);
    const hot = await engine.run('getisOrdGiStar', [values, neighbours]);
    expect(hot).toEqual({ status: 'done', result: getisOrdGiStar(values, neighbours) });
  });

  test('counts on a grid with plain columns', async () => {
    const [area] = wigglyTiling({ columns: 1, rows: 1, vertices: 20 });
    if (area === undefined) throw new Error('no area');
    const input = { area, kind: 'hexagonal' as const, side: 2000, longitudes, latitudes };
    const answer = await connected().run('countOnGrid', [input]);
    if (answer.status !== 'done') throw new Error('cancelled');
    const { count, leftOut, cells, neighbours } = answer.result;
    expect(count.reduce((a, b) => a + b, 0) + leftOut).toBe(500);
    expect(neighbours.units).toBe(cells);
  });

  test('analyses hotspots of a grid that it laid, and compares them', async () => {
    const engine = connected();
    const shape = { kind: 'hexagonal', size: 4000 } as const;
    const laid = await engine.run('hotspotGrid', [areas[4] as (typeof areas)[number], shape]);
    if (laid.status !== 'done') throw new Error('cancelled');
    const grid = laid.result;
    expect(grid).toEqual(hotspotGrid(areas[4] as (typeof areas)[number], shape));
    const counts = {
      column: grid.column.slice(),
      row: grid.row.slice(),
      step: null,
      count: Float64Array.from(grid.column, (_, i) => (i * 7) % 5),
    };
    const input = {
      layer: 'significant' as const,
      ...{ area: areas[4] as (typeof areas)[number], grid, counts },
      ...{ steps: 1, days: 30, bandwidth: 500 },
    };
    const answer = await engine.run('analyseHotspots', [input]);
    expect(answer).toEqual({ status: 'done', result: finish(analyseHotspotsInSteps(input)) });
    const pair = { grid, before: counts, after: counts, daysBefore: 30, daysAfter: 31 };
    const compared = await engine.run('compareHotspots', [pair]);
    expect(compared).toEqual({ status: 'done', result: finish(compareHotspotsInSteps(pair)) });
  });

  test('draws ranks as the scoring does', async () => {
    const method: ScoreMethod = {
      indicators: ['a', 'b'].map((key) => ({ key, direction: 'more_is_worse', weight: 1 })),
      groups: [{ key: 'all', weight: 1 }],
      missing: 'leave_out',
      outlierCap: null,
      normalisation: 'min_max',
      aggregation: 'arithmetic',
      floor: 0.01,
      veto: null,
      uncertainty: {
        concentration: null,
        varyNormalisation: false,
        varyAggregation: false,
        seed: 1,
      },
      proposal: { kind: 'first_n', first: 1, second: 1 },
    };
    const input = {
      matrix: {
        sectors: [4, 5, 6],
        indicators: ['a', 'b'],
        values: Float64Array.of(1, 9, 5, 5, 9, 0),
      },
      indicators: ['a', 'b'].map((key) => ({ key, groupKey: 'all' })),
      method,
      cuts: [1],
    };
    const answer = await connected().run('rankUncertainty', [input]);
    expect(answer).toEqual({ status: 'done', result: finish(rankUncertaintyInSteps(input)) });
    const flat = { ...input, matrix: { ...input.matrix, values: new Float64Array(6) } };
    expect(await connected().run('rankUncertainty', [flat])).toMatchObject({
      status: 'done',
      result: { refused: 'all_equal' },
    });
  });

  test('passes on refusals as results and misuse as errors', async () => {
    const engine = connected();
    const flat = [new Float64Array(36), latticeNeighbours(6, 6, true)] as const;
    expect(await engine.run('localMoran', [...flat])).toMatchObject({
      status: 'done',
      result: { refused: 'no_variance' },
    });
    await expect(
      engine.run('assignPoints', [areas, longitudes, new Float64Array(1)]),
    ).rejects.toThrow(/differ in length/);
  });

  test('a second request cancels the first, which reported progress', async () => {
    const engine = connected();
    const many = new Float64Array(3_000_000).fill(500);
    const raster = { west: 0, south: 0, cell: 10, columns: 100, rows: 100 };
    const shares: number[] = [];
    let second: ReturnType<typeof engine.run<'kernelDensity'>> | undefined;
    const first = engine.run('kernelDensity', [many, many, raster, 200], (share) => {
      shares.push(share);
      second ??= engine.run('kernelDensity', [many.slice(0, 10), many.slice(0, 10), raster, 200]);
    });
    expect(await first).toEqual({ status: 'cancelled' });
    expect(await second).toMatchObject({ status: 'done', result: { method: 'kernel_density' } });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share) => share >= 0 && share < 1)).toBe(true);
  });

  test('a task can be cancelled without another', async () => {
    const engine = connected();
    const many = new Float64Array(3_000_000).fill(500);
    const raster = { west: 0, south: 0, cell: 10, columns: 100, rows: 100 };
    const answer = engine.run('kernelDensity', [many, many, raster, 200], () => {
      engine.cancel('kernelDensity');
    });
    expect(await answer).toEqual({ status: 'cancelled' });
  });
});

test('a computation that is cancelled before it begins does nothing', async () => {
  let begun = false;
  const steps = (function* (): Steps<number> {
    begun = true;
    yield 0;
    return 1;
  })();
  expect(await runInSteps(steps, AbortSignal.abort())).toEqual({ status: 'cancelled' });
  expect(begun).toBe(false);
});

test('every buffer of a result is handed over once', () => {
  const column = new Float64Array(4);
  const result = {
    a: column,
    b: { c: column.subarray(1), d: new Int32Array(2) },
    e: ['x'],
    f: null,
  };
  expect(buffersOf(result)).toHaveLength(2);
});
