import { describe, expect, it } from 'vitest';
import { countClass, countLimits, densityLimits, meanCount, meanDensity } from './scale.ts';

const year = {
  known: { from: '2015-01-01', to: '2016-01-01', total: 365 },
  studyAreaM2: 2e6,
};

describe('counts', () => {
  it('have a class of their own for none, and one without end', () => {
    const limits = [1, 3, 8];
    expect([0, 1, 2, 3, 4, 8, 9, 500].map((count) => countClass(limits, count))).toEqual([
      0, 1, 2, 2, 3, 3, 4, 4,
    ]);
    expect(countClass([], 4)).toBe(1);
    expect(countClass([], 0)).toBe(0);
  });

  it('have classes that double, from as many as the mean asks for', () => {
    expect(countLimits(0)).toEqual([1, 2, 4, 8, 16]);
    expect(countLimits(4)).toEqual([1, 2, 4, 8, 16]);
    expect(countLimits(30)).toEqual([10, 20, 40, 80, 160]);
  });

  it('have the same classes in every month, whichever it is', () => {
    const means = [28, 29, 30, 31].map((days) => meanCount(year, days, 10));
    expect(new Set(means).size).toBe(1);
    expect(means[0]).toBeCloseTo(3, 12);
    expect(meanCount(year, 7, 1)).toBeCloseTo(7, 12);
  });
});

describe('densities', () => {
  it('have round limits that follow the mean over all dates', () => {
    expect(meanDensity(year)).toBeCloseTo(15, 12);
    expect(densityLimits(37 / 16)).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(densityLimits(0.21 / 16)).toEqual([0.005, 0.01, 0.02, 0.05, 0.1, 0.2]);
    expect(densityLimits(0)).toEqual([]);
  });
});
