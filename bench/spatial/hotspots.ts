import { seededGenerator } from '../../src/domain/random/generator.ts';
import { intersectionOf } from '../../src/spatial/areas/intersections.ts';
import { wigglyTiling } from '../../src/spatial/fixtures/tiling.ts';
import {
  analyseHotspotsInSteps,
  type HotspotInput,
} from '../../src/spatial/hotspots/analyse-hotspots.ts';
import type { CellColumns, CountColumns } from '../../src/spatial/hotspots/analysis.ts';
import { cellOutline, hotspotGrid, tessellationOf } from '../../src/spatial/hotspots/cell-grid.ts';
import { compareHotspotsInSteps } from '../../src/spatial/hotspots/compare-hotspots.ts';
import { countedSquare } from '../../src/spatial/hotspots/density-surface.ts';
import { evaluateHotspotsInSteps } from '../../src/spatial/hotspots/evaluate-hotspots.ts';
import { toMetres } from '../../src/spatial/projection/transverse-mercator.ts';
import { finish } from '../../src/spatial/steps.ts';
import type { Contest } from '../measure.ts';

const extent: [number, number, number, number] = [-89.2, 13.6, -89.07, 13.73];
const [area] = wigglyTiling({ columns: 1, rows: 1, vertices: 400, extent });
if (area === undefined) throw new Error('no area');
const study = area;
const shape = { kind: 'hexagonal', size: 107 } as const;
const squares = { kind: 'square', size: countedSquare } as const;
const incidents = 200_000;

export function hotspotContests(): Contest[] {
  const grid = hotspotGrid(study, shape);
  const counts = counted(shape, 1);
  const later = counted(shape, 1);
  const small = counted(squares, 1);
  const size = `${grid.cells.toLocaleString('en')} cells, 200,000 incidents`;
  const plain = { area: study, grid, days: 365, bandwidth: 400 };
  const analyse =
    (input: Pick<HotspotInput, 'layer' | 'counts'>, steps = 1) =>
    (): unknown =>
      finish(analyseHotspotsInSteps({ ...plain, ...input, steps }));
  const alone = (name: string, run: () => unknown, of = size): Contest => ({
    ...{ name, size: of, ours: { name: 'ours', run }, peers: [] },
  });
  const months = counted(shape, 12);
  const pair = { grid, before: counts, after: later, daysBefore: 180, daysAfter: 180 };
  return [
    {
      name: 'hotspotGrid, outline of 400 vertices',
      size: `${grid.cells.toLocaleString('en')} cells`,
      ours: { name: 'ours', run: () => hotspotGrid(study, shape) },
      peers: [{ name: 'Turf intersections of the cells at the border', run: () => cutOut(grid) }],
    },
    alone('analyseHotspots, significant', analyse({ layer: 'significant', counts })),
    alone('analyseHotspots, density at 400 m', analyse({ layer: 'density', counts: small })),
    alone(
      'analyseHotspots, emerging',
      analyse({ layer: 'emerging', counts: months }, 12),
      `${size}, 12 steps`,
    ),
    alone('compareHotspots', () => finish(compareHotspotsInSteps(pair))),
    alone('evaluateHotspots', () =>
      finish(
        evaluateHotspotsInSteps({
          ...{ area: study, grid, fit: counts, fitSquares: small },
          ...{ test: later, bandwidth: 400 },
        }),
      ),
    ),
  ];
}

function cutOut({ column, row, share }: CellColumns): number {
  return share.reduce((found, part, i) => {
    const cell = cellOutline(shape, column[i] as number, row[i] as number);
    return found + (part < 1 && intersectionOf(cell, study) ? 1 : 0);
  }, 0);
}

/** Counts of incidents around sixty places, by cell and step. */
function counted(cells: typeof shape | typeof squares, steps: number): CountColumns {
  const random = seededGenerator(3);
  const [west, south, east, north] = extent;
  const places = Array.from({ length: 60 }, () => [
    west + (east - west) * random.unit(),
    south + (north - south) * random.unit(),
  ]);
  const away = (): number => (random.unit() + random.unit() + random.unit() - 1.5) / 100;
  const { cellAt } = tessellationOf(cells);
  const address = { column: 0, row: 0 };
  const found = new Map<string, [column: number, row: number, step: number, count: number]>();
  for (let i = 0; i < incidents; i++) {
    const [x = NaN, y = NaN] = places[random.below(60)] ?? [];
    cellAt(...toMetres(x + away(), y + away()), address);
    const step = random.below(steps);
    const key = `${address.column} ${address.row} ${step}`;
    const known = found.get(key);
    if (known) known[3]++;
    else found.set(key, [address.column, address.row, step, 1]);
  }
  const rows = [...found.values()];
  return {
    column: Int32Array.from(rows, ([column]) => column),
    row: Int32Array.from(rows, ([, row]) => row),
    step: Int32Array.from(rows, ([, , step]) => step),
    count: Float64Array.from(rows, ([, , , count]) => count),
  };
}
