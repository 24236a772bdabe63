import { expect, test } from 'vitest';
import type { SectorWithArea } from '../../../../state/municipality.svelte.ts';
import { phaseCuts, plotRows, rowsAroundCuts } from './plot-rows.ts';

const sectorOf = (id: number): SectorWithArea => ({
  ...{ id, municipalityId: 'm', ppdCode: `160-${id}`, mapLabel: `${id}`, name: null, places: [] },
  ...{ noteEs: null, noteEn: null, geometry: { type: 'Polygon', coordinates: [] } },
  ...{ geometryStatus: 'illustrative', geometrySource: '', anchor: null, phase: null },
  ...{ phaseSource: null, version: 1, areaKm2: 1 },
});
const standing = (rank: number | null) => ({
  ...{ score: rank, rank, rankLow: rank, rankMedian: rank, rankHigh: rank },
});

test('ranked sectors in rank order, the others not at all', () => {
  const sectors = [1, 2, 3, 4].map(sectorOf);
  const standings = new Map([
    [1, standing(2)],
    [2, standing(null)],
    [3, standing(1)],
  ]);
  expect(plotRows(sectors, standings).map(({ sector }) => sector.id)).toEqual([3, 1]);
});

test('around the cuts', () => {
  const sectors = Array.from({ length: 300 }, (_, at) => sectorOf(at + 1));
  const rows = plotRows(sectors, new Map(sectors.map(({ id }) => [id, standing(id)])));
  const ranksOf = (cuts: number[], reach: number) =>
    rowsAroundCuts(rows, cuts, reach).map(({ rank }) => rank);
  expect(ranksOf([3, 100], 2)).toEqual([2, 3, 4, 5, 99, 100, 101, 102]);
  expect(ranksOf([], 2)).toEqual([1, 2, 3, 4]);
});

test('what each cut parts', () => {
  expect(phaseCuts([3, 6], [1, 2, null])).toEqual([
    { cut: 3, above: 1, below: 2 },
    { cut: 6, above: 2, below: null },
  ]);
  expect(phaseCuts([3], [1, 1, 1, 2])).toEqual([{ cut: 3, above: 1, below: 2 }]);
  expect(phaseCuts([3], [1, 1, 1, null])).toEqual([{ cut: 3, above: 1, below: null }]);
  expect(phaseCuts([2], [2, 2, null])).toEqual([{ cut: 2, above: 2, below: null }]);
  expect(phaseCuts([], [1])).toEqual([]);
});
