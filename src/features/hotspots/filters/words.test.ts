import { describe, expect, it } from 'vitest';
import { daysText, hoursText, stretches, weekdaysText } from './words.ts';

describe('filters in words', () => {
  it('joins neighbouring hours and days', () => {
    expect(stretches([0, 1, 2, 22, 23])).toEqual([
      [0, 2],
      [22, 23],
    ]);
    expect(hoursText([18, 19, 20, 21, 22, 23])).toBe('18–24 h');
    expect(hoursText([0, 1, 22, 23])).toBe('0–2 y 22–24 h');
    expect(weekdaysText([1, 2, 3, 4, 5])).toBe('lunes–viernes');
    expect(weekdaysText([6, 7])).toBe('sábado y domingo');
  });

  it('names the last day that is meant, not the first that is not', () => {
    expect(daysText({ from: '2015-01-01', to: '2015-02-01' })).toBe('1 ene 2015 – 31 ene 2015');
    expect(daysText({ from: '2015-01-01', to: '2015-01-02' })).toBe('1 ene 2015');
  });
});
