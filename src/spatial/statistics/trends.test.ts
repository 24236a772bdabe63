import { describe, expect, test } from 'vitest';
import { latticeNeighbours } from '../fixtures/neighbour-lists.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { emergingHotSpots } from './emerging-hot-spots.ts';
import { emergingClass } from './hot-spot-pattern.ts';
import { mannKendall } from './mann-kendall.ts';

function answered<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

describe('mannKendall', () => {
  /** The vignette of the R package trend: maximum discharge at Maxau, n 45, S -144, z -1.3989. */
  test('reproduces the variance and z of Maxau from its n and S', () => {
    // Each exchange of neighbours in a rising series of 45 takes 2 from its S of 990.
    const series = Float64Array.from({ length: 45 }, (_, i) => i);
    let s = 990;
    for (let end = 44; end > 0 && s > -144; end--) {
      for (let i = 0; i < end && s > -144; i++, s -= 2) {
        [series[i], series[i + 1]] = [series[i + 1] ?? NaN, series[i] ?? NaN];
      }
    }
    const result = answered(mannKendall(series));
    expect(result).toMatchObject({ s: -144, variance: 10450 });
    expect(result.z).toBeCloseTo(-1.3989, 4);
  });

  test('agrees with enumeration of the variance of S under ties', () => {
    const values = [1, 2, 2, 3, 3, 3];
    const all = orders(values);
    const scores = all.map((series) => {
      let s = 0;
      series.forEach((a, i) => series.slice(i + 1).forEach((b) => (s += Math.sign(b - a))));
      return s;
    });
    const variance = scores.reduce((sum, s) => sum + s * s, 0) / scores.length;
    expect(answered(mannKendall(Float64Array.from(values), 6)).variance).toBeCloseTo(variance, 9);
  });

  test('refuses a constant, short or broken series', () => {
    expect(mannKendall(new Float64Array(12))).toMatchObject({ refused: 'no_variance' });
    expect(mannKendall(Float64Array.of(1, 2, 3))).toMatchObject({ refused: 'too_few_steps' });
    expect(mannKendall(new Float64Array(12).fill(NaN, 3))).toMatchObject({
      refused: 'missing_values',
    });
  });
});

function orders(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((v, i) =>
    orders([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [v, ...rest]),
  );
}

describe('emergingClass', () => {
  const of = (steps: string, trend = 0): string =>
    emergingClass(
      Int8Array.from(steps, (s) => (s === 'H' ? 1 : s === 'c' ? -1 : 0)),
      trend,
    );

  /** One case for each definition in Esri's documentation. */
  test.each([
    ['.........H', 0, 'new_hot'],
    ['.......HHH', 0, 'consecutive_hot'],
    ['HHHHHHHHHH', 1, 'intensifying_hot'],
    ['HHHHH.HHHH', 0, 'persistent_hot'],
    ['HHHHHHHHHH', -1, 'diminishing_hot'],
    ['.H..H..HHH', 0, 'sporadic_hot'],
    ['.c..H..HHH', 0, 'oscillating_hot'],
    ['HHHHHHHHH.', 0, 'historical_hot'],
    ['.........c', 0, 'new_cold'],
    ['cccccccccc', -1, 'intensifying_cold'],
    ['cccccccccc', 1, 'diminishing_cold'],
    ['HHHHHHHHHc', 0, 'historical_hot'],
    ['HHHHHHHH..', 1, 'none'],
    ['..........', 1, 'none'],
  ])('%s with trend %i is %s', (steps, trend, expected) => {
    expect(of(steps, trend)).toBe(expected);
  });
});

describe('emergingHotSpots', () => {
  const steps = 12;
  const neighbours = latticeNeighbours(10, 10, true);
  const random = seededGenerator(6);
  const counts = Float64Array.from({ length: 100 * steps }, (_, at) => {
    const cell = Math.floor(at / steps);
    const corner = cell % 10 < 3 && cell < 30;
    const late = cell % 10 > 6 && cell >= 70 && at % steps >= 9;
    return random.below(3) + (corner ? 20 : 0) + (late ? 20 : 0);
  });

  test('finds a lasting and a late hot spot in noise', () => {
    const result = answered(emergingHotSpots(counts, steps, neighbours));
    expect(result.class[11]).toMatch(/^(persistent|intensifying|diminishing)_hot$/);
    expect(result.class[88]).toBe('consecutive_hot');
    expect(result.class.filter((c) => c !== 'none').length).toBeLessThan(40);
    expect(result.parameters).toMatchObject({ units: 100, steps: 12, stepsWithoutVariance: 0 });
  });

  test('takes an empty step as one without hot spots, and refuses too little', () => {
    const emptied = counts.map((count, at) => (at % steps === 11 ? 0 : count));
    const result = answered(emergingHotSpots(emptied, steps, neighbours));
    expect(result.parameters.stepsWithoutVariance).toBe(1);
    expect(result.class[11]).toBe('historical_hot');
    expect(emergingHotSpots(counts.slice(0, 500), 5, neighbours)).toMatchObject({
      refused: 'too_few_steps',
    });
    expect(emergingHotSpots(new Float64Array(1200), steps, neighbours)).toMatchObject({
      refused: 'no_variance',
    });
    expect(() => emergingHotSpots(counts, 11, neighbours)).toThrow(RangeError);
  });
});
