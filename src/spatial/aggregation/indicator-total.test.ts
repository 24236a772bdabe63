import { describe, expect, it } from 'vitest';
import type { Indicator, Observation } from '../../domain/indicator.ts';
import { totalOf } from './indicator-total.ts';

type Kind = Pick<Indicator, 'aggregation' | 'isDuplicateOf'>;
const count: Kind = { aggregation: 'extensive', isDuplicateOf: null };

function total(indicator: Kind, values: (number | null)[], periods: (string | null)[] = []) {
  const observations = new Map<number, Observation>(
    values.map((value, sectorId) => [
      sectorId,
      {
        sectorId,
        indicatorKey: 'x',
        value,
        period: periods[sectorId] ?? null,
        source: 'table',
        version: 1,
      },
    ]),
  );
  return totalOf(
    indicator,
    values.map((_, id) => ({ id })),
    observations,
  );
}

describe('totalOf', () => {
  it('adds up counts and says how many sectors they cover', () => {
    expect(total(count, [55, null, 18, 0])).toEqual({ sum: 73, observed: 3, sectors: 4 });
  });

  it('tells a sum of zeros from no data', () => {
    expect(total(count, [0, 0])).toMatchObject({ sum: 0, observed: 2 });
    expect(total(count, [null])).toEqual({ sum: null, reason: 'no-data', observed: 0, sectors: 1 });
  });

  it('adds up neither rates nor what nobody knows the unit of', () => {
    const rate: Kind = { aggregation: 'intensive', isDuplicateOf: null };
    const unknown: Kind = { aggregation: 'unknown', isDuplicateOf: null };
    expect(total(rate, [1, 2])).toMatchObject({ sum: null, reason: 'intensive' });
    expect(total(unknown, [1, 2])).toMatchObject({ sum: null, reason: 'unknown' });
  });

  it('does not count a repeated column a second time', () => {
    const repeated: Kind = { aggregation: 'extensive', isDuplicateOf: 'sexual_offense_1' };
    expect(total(repeated, [1, 1])).toMatchObject({ sum: null, reason: 'duplicate' });
  });

  it('does not add up different periods', () => {
    const periods = ['[2014-01-01,2015-01-01)', '[2015-01-01,2016-01-01)'];
    expect(total(count, [1, 2], periods)).toMatchObject({ sum: null, reason: 'mixed-periods' });
  });
});
