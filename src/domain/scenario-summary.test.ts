import { describe, expect, test } from 'vitest';
import { compareScenarios } from './compare-scenarios.ts';
import type { Observation } from './indicator.ts';
import { latestObservations } from './observations.ts';
import { scenarioSummary } from './scenario-summary.ts';

const sectors = [
  { id: 1, areaKm2: 1 },
  { id: 2, areaKm2: 2 },
  { id: 3, areaKm2: 5 },
];

function observations(key: string, values: (number | null)[]): Observation[] {
  return values.map((value, at) => ({
    sectorId: at + 1,
    indicatorKey: key,
    value,
    period: null,
    source: 'table',
    version: 1,
  }));
}

describe('what the assignments come to', () => {
  test('sectors, area and what each phase covers of an indicator', () => {
    const summary = scenarioSummary({
      sectors,
      assignments: [
        { sectorId: 1, phase: 1 },
        { sectorId: 3, phase: null },
      ],
      phases: [1, 2],
      indicators: [
        { key: 'theft', aggregation: 'extensive', isDuplicateOf: null },
        { key: 'again', aggregation: 'extensive', isDuplicateOf: 'theft' },
        { key: 'rate', aggregation: 'intensive', isDuplicateOf: null },
        { key: 'zero', aggregation: 'extensive', isDuplicateOf: null },
      ],
      observations: latestObservations([
        ...observations('theft', [3, 1, null]),
        ...observations('rate', [1, 1, 1]),
        ...observations('zero', [0, 0, 0]),
      ]),
    });
    expect(
      summary.extents.map(({ phase, sectors: count, areaKm2 }) => [phase, count, areaKm2]),
    ).toEqual([
      [1, 1, 1],
      [2, 0, 0],
      [null, 2, 7],
    ]);
    expect(summary.extents[0]).toMatchObject({
      sectorShare: 1 / 3,
      areaShare: 1 / 8,
      population: null,
      populationShare: null,
    });
    expect(summary.indicators).toEqual([
      { key: 'theft', total: 4, shares: [0.75, 0, 0.25], missing: 1, mixedPeriods: false },
      { key: 'zero', total: 0, shares: [NaN, NaN, NaN], missing: 0, mixedPeriods: false },
    ]);
  });
});

describe('two scenarios', () => {
  test('phase and rank of each sector in both, and what each phase takes up', () => {
    const comparison = compareScenarios(
      sectors.map((sector) => ({ ...sector, population: sector.id === 3 ? null : 100 })),
      [1, 2],
      {
        assignments: [
          { sectorId: 1, phase: 1 },
          { sectorId: 2, phase: 2 },
        ],
        ranking: { sectors: [1, 2, 3], ranks: Int32Array.of(1, 2, 0) },
      },
      { assignments: [{ sectorId: 1, phase: 1 }], ranking: null },
    );
    expect(comparison.sectors).toEqual([
      { sectorId: 1, phaseA: 1, phaseB: 1, phaseDiffers: false, rankA: 1, rankB: null },
      { sectorId: 2, phaseA: 2, phaseB: null, phaseDiffers: true, rankA: 2, rankB: null },
      { sectorId: 3, phaseA: null, phaseB: null, phaseDiffers: false, rankA: null, rankB: null },
    ]);
    expect(comparison.different).toBe(1);
    expect(comparison.extents.map(({ phase, a, b }) => [phase, a.areaShare, b.areaShare])).toEqual([
      [1, 1 / 8, 1 / 8],
      [2, 1 / 4, 0],
      [null, 5 / 8, 7 / 8],
    ]);
    expect(comparison.extents[1]?.a.populationShare).toBe(0.5);
  });
});
