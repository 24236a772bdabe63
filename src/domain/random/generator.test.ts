import { expect, test } from 'vitest';
import { seededGenerator } from './generator.ts';

test('repeats with its seed, and differs with another', () => {
  const draw = (seed: number): number[] => {
    const random = seededGenerator(seed);
    return Array.from({ length: 5 }, () => random.bits());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(() => seededGenerator(0.5)).toThrow(RangeError);
});

test('spreads evenly over units, bounds and bits', () => {
  const random = seededGenerator(42);
  const bins = new Float64Array(7);
  const ones = new Float64Array(32);
  let sum = 0;
  for (let i = 0; i < 70000; i++) {
    const bin = random.below(7);
    bins[bin] = (bins[bin] ?? NaN) + 1;
    const bits = random.bits();
    for (let b = 0; b < 32; b++) ones[b] = (ones[b] ?? NaN) + ((bits >>> b) & 1);
    sum += random.unit();
  }
  bins.forEach((count) => expect(Math.abs(count - 10000)).toBeLessThan(500));
  ones.forEach((count) => expect(Math.abs(count - 35000)).toBeLessThan(700));
  expect(sum / 70000).toBeCloseTo(0.5, 2);
});
