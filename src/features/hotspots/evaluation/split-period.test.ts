import { describe, expect, it } from 'vitest';
import { cutsOf, usualCut } from './split-period.ts';

describe('the cut between the map and its test', () => {
  it('leaves two thirds of the months before it', () => {
    const cuts = cutsOf({ from: '2015-01-01', to: '2016-01-01' });
    expect(cuts.pace).toBe('month');
    expect(cuts.cuts).toHaveLength(11);
    expect(usualCut(cuts)).toBe('2015-09-01');
    expect(usualCut(cutsOf({ from: '2015-01-01', to: '2015-04-01' }))).toBe('2015-03-01');
  });

  it('is a Monday where there are few months', () => {
    const cuts = cutsOf({ from: '2015-06-01', to: '2015-07-01' });
    expect(cuts).toEqual({
      pace: 'week',
      cuts: ['2015-06-08', '2015-06-15', '2015-06-22', '2015-06-29'],
    });
    expect(usualCut(cuts)).toBe('2015-06-22');
  });

  it('is none in a period that is too short', () => {
    expect(usualCut(cutsOf({ from: '2015-06-02', to: '2015-06-05' }))).toBeNull();
  });
});
