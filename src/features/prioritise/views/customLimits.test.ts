import { describe, expect, it } from 'vitest';
import { readLimits, shortLimits } from './customLimits.ts';

describe('readLimits', () => {
  it('reads numbers as people here write them', () => {
    expect(readLimits(['-2', ' 3 ', '4,5', '12.25'])).toEqual([-2, 3, 4.5, 12.25]);
  });

  it('says which limit is no number', () => {
    for (const text of ['', 'doce', '1.2.3', '1e3', 'NaN', 'Infinity']) {
      expect(readLimits(['1', text])).toEqual({ kind: 'not_a_number', limit: 2, text });
    }
  });

  it('asks for each limit to be over the one before', () => {
    expect(readLimits(['1', '3', '3'])).toEqual({ kind: 'not_ascending', limit: 3 });
    expect(readLimits(['5', '4'])).toEqual({ kind: 'not_ascending', limit: 2 });
  });

  it('takes from one limit to eight', () => {
    expect(readLimits([])).toEqual({ kind: 'none' });
    expect(readLimits(Array.from({ length: 8 }, (_, index) => `${index}`))).toHaveLength(8);
    expect(readLimits(Array.from({ length: 9 }, (_, index) => `${index}`))).toEqual({
      kind: 'too_many',
    });
  });
});

describe('shortLimits', () => {
  it('rounds up to four digits, and leaves whole numbers', () => {
    expect(shortLimits([0.17294815, 0.2912907, 0.4507615])).toEqual([0.173, 0.2913, 0.4508]);
    expect(shortLimits([-1.23456, 12, 12345])).toEqual([-1.234, 12, 12345]);
  });

  it('keeps as many digits as tell them apart', () => {
    expect(shortLimits([0.123451, 0.123459])).toEqual([0.123451, 0.123459]);
  });
});
