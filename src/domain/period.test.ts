import { describe, expect, it } from 'vitest';
import { comparePeriods, parsePeriod } from './period.ts';

describe('parsePeriod', () => {
  it('reads the canonical range of the database as days that are both included', () => {
    expect(parsePeriod('[2015-01-01,2016-01-01)')).toEqual({
      from: '2015-01-01',
      to: '2015-12-31',
    });
  });

  it('crosses the end of a February', () => {
    expect(parsePeriod('(2016-02-28,2016-03-01)')).toEqual({
      from: '2016-02-29',
      to: '2016-02-29',
    });
  });

  it('keeps an open side open', () => {
    expect(parsePeriod('[2015-01-01,)')).toEqual({ from: '2015-01-01', to: null });
    expect(parsePeriod('(,2015-06-30]')).toEqual({ from: null, to: '2015-06-30' });
  });

  it('refuses what is no range of days', () => {
    expect(parsePeriod('2015')).toBeNull();
    expect(parsePeriod('empty')).toBeNull();
  });
});

describe('comparePeriods', () => {
  it('puts what is not stated first and the most recent last', () => {
    const ranges = ['[2016-01-01,)', null, '[2014-01-01,2015-01-01)', '[2014-07-01,2015-01-01)'];
    expect(ranges.sort(comparePeriods)).toEqual([
      null,
      '[2014-01-01,2015-01-01)',
      '[2014-07-01,2015-01-01)',
      '[2016-01-01,)',
    ]);
  });
});
