import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../refusal.ts';
import { empiricalBayesRates } from './empirical-bayes.ts';
import { hitRateCurve } from './hit-rate.ts';
import { nearestDistance } from './nearest-distance.ts';

function answered<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

describe('empiricalBayesRates', () => {
  const events = Float64Array.of(2, 30, 5, 0, 12, 4);
  const population = Float64Array.of(100, 5000, 2000, 0, 300, 1500);

  test('follows the formulas of Marshall, worked out step by step', () => {
    const result = answered(empiricalBayesRates(events, population));
    const units = [0, 1, 2, 4, 5];
    const [o, n] = [units.map((i) => events[i] ?? NaN), units.map((i) => population[i] ?? NaN)];
    const people = 8900;
    const b = 53 / people;
    const s2 = n.reduce(
      (sum, size, i) => sum + (size * ((o[i] ?? NaN) / size - b) ** 2) / people,
      0,
    );
    const a = s2 - b / (people / 5);
    expect(result.overall).toBeCloseTo(b, 15);
    expect(result.between).toBeCloseTo(a, 15);
    units.forEach((unit, i) => {
      const size = n[i] ?? NaN;
      const rate = (o[i] ?? NaN) / size;
      expect(result.smoothed[unit]).toBeCloseTo(b + (a / (a + b / size)) * (rate - b), 12);
    });
    expect(result.smoothed[3]).toBeNaN();
    expect(result.parameters).toEqual({ units: 5, withoutPopulation: 1 });
  });

  test('draws every rate to the overall one, the small ones most', () => {
    const { crude, smoothed, overall, ownShare } = answered(
      empiricalBayesRates(events, population),
    );
    [0, 1, 2, 4, 5].forEach((i) => {
      const [from, to] = [crude[i] ?? NaN, smoothed[i] ?? NaN];
      expect(Math.abs(to - overall)).toBeLessThanOrEqual(Math.abs(from - overall));
    });
    expect(ownShare[0]).toBeLessThan(ownShare[1] ?? NaN);
    const even = answered(empiricalBayesRates(Float64Array.of(1, 2), Float64Array.of(10, 20)));
    expect([...even.smoothed]).toEqual([0.1, 0.1]);
  });

  test('refuses without population or with missing numbers', () => {
    const two = Float64Array.of(1, 2);
    expect(empiricalBayesRates(two, new Float64Array(2))).toMatchObject({
      refused: 'no_population',
    });
    expect(empiricalBayesRates(two, Float64Array.of(1, NaN))).toMatchObject({
      refused: 'missing_values',
    });
    expect(() => empiricalBayesRates(two, Float64Array.of(1, -1))).toThrow(RangeError);
    expect(() => empiricalBayesRates(two, new Float64Array(3))).toThrow(RangeError);
  });
});

describe('nearestDistance', () => {
  /** The twelve points of the documentation of PySAL's pointpats, with its distances. */
  test('reproduces the distances of pointpats', () => {
    const points = [
      [66.22, 32.54],
      [22.52, 22.39],
      [31.01, 81.21],
      [9.47, 31.02],
      [30.78, 60.1],
      [75.21, 58.93],
      [79.26, 7.68],
      [8.23, 39.93],
      [98.73, 77.17],
      [89.78, 42.53],
      [65.19, 92.08],
      [54.46, 8.48],
    ];
    const x = Float64Array.from(points, ([px]) => px ?? NaN);
    const y = Float64Array.from(points, ([, py]) => py ?? NaN);
    const result = answered(nearestDistance(x, y, 7638.2));
    const published = [
      25.59050019, 15.64542745, 21.11125292, 8.99587128, 21.11125292, 21.93729473, 24.81289987,
      8.99587128, 29.76387072, 21.93729473, 34.63124168, 24.81289987,
    ];
    published.forEach((d, i) => expect(result.distance[i]).toBeCloseTo(d, 7));
    expect(result.mean).toBeCloseTo(21.612139802089246, 12);
    expect(result.least).toBeCloseTo(8.995871275201752, 12);
    expect(result.most).toBeCloseTo(34.63124167568931, 12);
    expect(result.expected).toBeCloseTo(0.5 / Math.sqrt(0.0015710507711240867), 9);
  });

  test('of a square lattice is as dispersed as known, of one place is nil', () => {
    const x = Float64Array.from({ length: 400 }, (_, i) => (i % 20) * 50);
    const y = Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 20) * 50);
    expect(answered(nearestDistance(x, y, 1e6)).ratio).toBeCloseTo(2, 9);
    expect(answered(nearestDistance(x.fill(3), y.fill(4), 1e6)).ratio).toBe(0);
    expect(nearestDistance(x.slice(0, 1), y.slice(0, 1), 1)).toMatchObject({
      refused: 'no_points',
    });
  });
});

describe('hitRateCurve', () => {
  const score = Float64Array.of(5, 3, 1, 1);
  const later = Float64Array.of(4, 0, 10, 6);
  const area = Float64Array.of(1, 1, 1, 1);

  test('by hand', () => {
    const result = answered(hitRateCurve(score, later, area, Float64Array.of(0.25, 0.5, 0.75, 1)));
    [0.2, 0.2, 0.6, 1].forEach((rate, i) => expect(result.hitRate[i]).toBeCloseTo(rate, 12));
    [0.5, 0.8, 1, 1].forEach((rate, i) => expect(result.bestHitRate[i]).toBeCloseTo(rate, 12));
    expect(result.pai[0]).toBeCloseTo(0.8, 12);
    expect(result.pei[0]).toBeCloseTo(0.4, 12);
  });

  test('takes cells of equal score in proportion, whatever their order', () => {
    const shares = Float64Array.of(0.1, 0.6, 0.9);
    const one = answered(hitRateCurve(score, later, area, shares));
    const flip = [0, 1, 3, 2].map((i) => [score[i], later[i], area[i]].map((v) => v ?? NaN));
    const column = (k: number): Float64Array => Float64Array.from(flip, (row) => row[k] ?? NaN);
    const other = answered(hitRateCurve(column(0), column(1), column(2), shares));
    expect(other.hitRate).toEqual(one.hitRate);
    const flat = answered(hitRateCurve(area, later, area, shares));
    flat.pai.forEach((pai) => expect(pai).toBeCloseTo(1, 12));
  });

  test('is never better than the best, and refuses an empty later period', () => {
    const result = answered(hitRateCurve(later, later, area, Float64Array.of(0.3, 0.6)));
    expect(result.pei.every((pei) => Math.abs(pei - 1) < 1e-12)).toBe(true);
    expect(hitRateCurve(score, new Float64Array(4), area, area)).toMatchObject({
      refused: 'no_points',
    });
    expect(() => hitRateCurve(score, later, area, Float64Array.of(0))).toThrow(RangeError);
  });
});
