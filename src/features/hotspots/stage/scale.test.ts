import { describe, expect, it } from 'vitest';
import { countClass, countLimits, densityLimits, KeptScales } from './scale.ts';

describe('counts', () => {
  it('have a class of their own for none, and one without end', () => {
    const limits = [1, 3, 8];
    expect([0, 1, 2, 3, 4, 8, 9, 500].map((count) => countClass(limits, count))).toEqual([
      0, 1, 2, 2, 3, 3, 4, 4,
    ]);
    expect(countClass([], 4)).toBe(1);
    expect(countClass([], 0)).toBe(0);
  });

  it('are divided without regard to cells that have none', () => {
    expect(countLimits(Float64Array.of(0, 0, 0, 1, 2))).toEqual([1]);
    expect(countLimits(new Float64Array(4))).toEqual([]);
  });
});

describe('densityLimits', () => {
  it('are round and below the greatest density', () => {
    expect(densityLimits(Float64Array.of(0, 37, NaN))).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(densityLimits(Float64Array.of(0.21))).toEqual([0.005, 0.01, 0.02, 0.05, 0.1, 0.2]);
    expect(densityLimits(Float64Array.of(0, NaN))).toEqual([]);
  });
});

describe('KeptScales', () => {
  it('keeps limits for a key until they are forgotten', () => {
    const scales = new KeptScales();
    const [january, february] = ['January', 'February'];
    expect(scales.limits('a', january, () => [1, 2])).toEqual({ limits: [1, 2], kept: false });
    expect(scales.limits('a', january, () => [9])).toEqual({ limits: [1, 2], kept: false });
    expect(scales.limits('a', february, () => [9])).toEqual({ limits: [1, 2], kept: true });
    expect(scales.limits('b', february, () => [9])).toEqual({ limits: [9], kept: false });
    scales.forget('a');
    expect(scales.limits('a', february, () => [9])).toEqual({ limits: [9], kept: false });
  });
});
