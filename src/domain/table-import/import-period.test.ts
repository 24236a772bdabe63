import { describe, expect, it } from 'vitest';
import { periodFault, periodRange, samePeriod } from './import-period.ts';

describe('the period of an import', () => {
  it.each([
    ['', '2015-01-01', 'from-missing'],
    ['2015-01-01', '', 'to-missing'],
    ['2015-02-30', '2015-03-01', 'not-a-day'],
    ['20155-01-01', '2015-03-01', 'not-a-day'],
    ['2015-03-02', '2015-03-01', 'ends-before-it-begins'],
    ['2015-03-01', '2015-03-01', null],
  ])('from %j to %j: %s', (from, to, fault) => {
    expect(periodFault(from, to)).toBe(fault);
  });

  it('is a range that ends before the day after its last one; unknown is none', () => {
    expect(periodRange({ from: '2015-01-01', to: '2015-12-31' })).toBe('[2015-01-01,2016-01-01)');
    expect(periodRange('unknown')).toBeNull();
  });

  it('is the same however the range is written', () => {
    expect(samePeriod('[2015-01-01,2016-01-01)', '[2015-01-01,2015-12-31]')).toBe(true);
    expect(samePeriod('[2015-01-01,2016-01-01)', '[2015-01-01,2016-01-02)')).toBe(false);
    expect(samePeriod(null, null)).toBe(true);
    expect(samePeriod(null, '[2015-01-01,2016-01-01)')).toBe(false);
  });
});
