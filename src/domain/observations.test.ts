import { describe, expect, it } from 'vitest';
import type { Observation } from './indicator.ts';
import { commonProvenance, latestObservations, observationsOf } from './observations.ts';

function observation(change: Partial<Observation>): Observation {
  return {
    sectorId: 1,
    indicatorKey: 'theft',
    value: 1,
    period: null,
    source: 'table',
    version: 1,
    ...change,
  };
}

describe('latestObservations', () => {
  it('keeps the most recent period of each sector, in whatever order they come', () => {
    const older = observation({ period: '[2014-01-01,2015-01-01)', value: 4 });
    const newer = observation({ period: '[2015-01-01,2016-01-01)', value: 7 });
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      expect(observationsOf(latestObservations(order), 'theft').get(1)).toBe(newer);
    }
  });

  it('does not fall back to an older value where the most recent one is missing', () => {
    const older = observation({ period: '[2014-01-01,2015-01-01)', value: 4 });
    const missing = observation({ period: '[2015-01-01,2016-01-01)', value: null });
    expect(observationsOf(latestObservations([missing, older]), 'theft').get(1)?.value).toBeNull();
  });

  it('is empty for an indicator that nobody observed', () => {
    expect(observationsOf(latestObservations([]), 'theft').size).toBe(0);
  });
});

describe('commonProvenance', () => {
  it('is what most observations share', () => {
    const observations = [
      observation({ source: 'survey' }),
      observation({}),
      observation({ sectorId: 2 }),
      observation({ period: '[2015-01-01,2016-01-01)' }),
    ];
    expect(commonProvenance(observations)).toEqual({ period: null, source: 'table' });
  });

  it('is null where there is nothing', () => {
    expect(commonProvenance([])).toBeNull();
  });
});
