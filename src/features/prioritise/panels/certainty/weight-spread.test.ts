import { expect, test } from 'vitest';
import { nearestStep, weightSpread } from './weight-spread.ts';

test('equal weights with concentration 1 stray as flat ones do', () => {
  const weights = new Map(['a', 'b', 'c', 'd'].map((key) => [key, 0.25]));
  const spread = weightSpread(weights, 1);
  expect(spread).toMatchObject({ indicator: 'a', weight: 0.25 });
  // Of a flat Dirichlet distribution of k: sqrt((k - 1) / (k² (k + 1))).
  expect(spread?.deviation).toBeCloseTo(Math.sqrt(3 / (16 * 5)), 12);
});

test('the largest weight, the nearer the more concentrated; none where one is everything', () => {
  const weights = new Map([
    ['a', 0.2],
    ['b', 0.8],
    ['c', 0],
  ]);
  expect(weightSpread(weights, 10)?.deviation).toBeCloseTo(Math.sqrt(0.16 / 21), 12);
  expect(weightSpread(weights, 10)?.indicator).toBe('b');
  expect(weightSpread(new Map([['a', 1]]), 10)).toBeNull();
});

test('the nearest step of the slider', () => {
  expect([0.1, 1, 3, 4, 7.5, 1000].map(nearestStep)).toEqual([0, 0, 1, 2, 3, 6]);
});
