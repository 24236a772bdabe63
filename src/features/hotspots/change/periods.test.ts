import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  coverageOf,
  halvesOf,
  lastMonths,
  overlap,
  partWithin,
  yearBefore,
} from './periods.ts';

describe('periods that are compared', () => {
  it('knows the same days of the year before', () => {
    expect(yearBefore({ from: '2016-02-29', to: '2016-03-31' })).toEqual({
      from: '2015-02-28',
      to: '2015-03-31',
    });
  });

  it('tells the offered periods from one that was chosen', () => {
    const june = { from: '2015-06-01', to: '2015-07-01' };
    expect(choiceOf(june, { from: '2015-05-01', to: '2015-06-01' })).toBe('before');
    expect(choiceOf(june, { from: '2014-06-01', to: '2014-07-01' })).toBe('year');
    expect(choiceOf(june, { from: '2015-04-01', to: '2015-05-01' })).toBe('own');
  });

  it('cuts a period to the days of which there are incidents', () => {
    const known = { from: '2015-01-01', to: '2016-01-01' };
    expect(partWithin({ from: '2014-12-01', to: '2015-02-01' }, known)).toEqual({
      from: '2015-01-01',
      to: '2015-02-01',
    });
    expect(partWithin({ from: '2015-03-01', to: '2015-04-01' }, known)).toEqual({
      from: '2015-03-01',
      to: '2015-04-01',
    });
    expect(partWithin({ from: '2014-01-01', to: '2015-01-01' }, known)).toBeNull();
  });

  it('says whether incidents are known of a period', () => {
    const known = { from: '2015-01-01', to: '2016-01-01' };
    expect(coverageOf({ from: '2015-01-01', to: '2016-01-01' }, known)).toBe('all');
    expect(coverageOf({ from: '2014-12-01', to: '2015-02-01' }, known)).toBe('part');
    expect(coverageOf({ from: '2014-01-01', to: '2015-01-01' }, known)).toBe('none');
  });

  it('finds days that two periods share, the end being in none', () => {
    const may = { from: '2015-05-01', to: '2015-06-01' };
    expect(overlap(may, { from: '2015-06-01', to: '2015-07-01' })).toBe(false);
    expect(overlap(may, { from: '2015-05-31', to: '2015-07-01' })).toBe(true);
  });

  it('halves a period between months where it can, else between days', () => {
    expect(halvesOf({ from: '2015-01-01', to: '2016-01-01' })).toEqual({
      before: { from: '2015-01-01', to: '2015-07-01' },
      after: { from: '2015-07-01', to: '2016-01-01' },
    });
    expect(halvesOf({ from: '2015-03-01', to: '2015-03-11' })?.after.from).toBe('2015-03-06');
    expect(halvesOf({ from: '2015-03-01', to: '2015-03-02' })).toBeNull();
  });

  it('finds the last month and the one before', () => {
    expect(lastMonths({ from: '2015-01-01', to: '2016-02-01' })).toEqual({
      before: { from: '2015-12-01', to: '2016-01-01' },
      after: { from: '2016-01-01', to: '2016-02-01' },
    });
    expect(lastMonths({ from: '2016-01-01', to: '2016-02-01' })).toBeNull();
  });
});
