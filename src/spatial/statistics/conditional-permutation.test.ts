import { describe, expect, test } from 'vitest';
import { fromLists, latticeNeighbours } from '../fixtures/neighbour-lists.ts';
import { neighboursOf } from '../neighbours/neighbours.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { finish } from '../steps.ts';
import { conditionalExtremes } from './conditional-permutation.ts';

describe('conditionalExtremes', () => {
  test('is exact in distribution: all draws of a small set, counted one by one', () => {
    const values = Float64Array.of(0, 1, 2, 4, 8, 16);
    const neighbours = fromLists([
      [1, 5],
      [0, 3],
      [4, 5],
      [0, 1],
      [2, 3],
      [0, 4, 3],
    ]);
    const permutations = 60000;
    const counts = finish(
      conditionalExtremes(values, neighbours, new Uint8Array(6), permutations, 3),
    );
    for (let i = 0; i < 6; i++) {
      const own = neighboursOf(neighbours, i);
      const others = [...values.keys()].filter((j) => j !== i);
      const seen = own.reduce((sum, j) => sum + (values[j] ?? NaN), 0);
      const sums = subsets(others, own.length).map((s) =>
        s.reduce((sum, j) => sum + (values[j] ?? NaN), 0),
      );
      const exact = sums.filter((sum) => sum >= seen).length / sums.length;
      // Five standard errors of a share of that many draws.
      const margin = (share: number): number =>
        5 * Math.sqrt((share * (1 - share)) / permutations) + 1e-9;
      expect(Math.abs((counts.atLeast[i] ?? NaN) / permutations - exact)).toBeLessThan(
        margin(exact),
      );
      const atMost = sums.filter((sum) => sum <= seen).length / sums.length;
      expect(Math.abs((counts.atMost[i] ?? NaN) / permutations - atMost)).toBeLessThan(
        margin(atMost),
      );
    }
  });

  test('agrees in distribution with drawing for every unit anew', () => {
    const neighbours = latticeNeighbours(8, 8, true);
    const random = seededGenerator(9);
    const values = Float64Array.from({ length: 64 }, () => random.below(6));
    const permutations = 4000;
    const counts = finish(
      conditionalExtremes(values, neighbours, new Uint8Array(64), permutations, 1),
    );
    for (let i = 0; i < 64; i += 3) {
      const size = neighboursOf(neighbours, i).length;
      const seen = neighboursOf(neighbours, i).reduce((sum, j) => sum + (values[j] ?? NaN), 0);
      let atLeast = 0;
      for (let draw = 0; draw < permutations; draw++) {
        const others = [...values.keys()].filter((j) => j !== i);
        let sum = 0;
        for (let k = 0; k < size; k++) {
          sum += values[others.splice(random.below(others.length), 1)[0] ?? -1] ?? NaN;
        }
        if (sum >= seen) atLeast++;
      }
      const difference = ((counts.atLeast[i] ?? NaN) - atLeast) / permutations;
      // Two shares of 4000 draws each differ by less than 5 standard errors.
      expect(Math.abs(difference)).toBeLessThan(5 * Math.sqrt(0.5 / permutations));
    }
  });

  test('repeats with its seed, and differs with another', () => {
    const neighbours = latticeNeighbours(6, 6, false);
    const values = Float64Array.from({ length: 36 }, (_, i) => (i * i) % 17);
    const run = (seed: number): number[] => [
      ...finish(conditionalExtremes(values, neighbours, new Uint8Array(36), 199, seed)).atLeast,
    ];
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  test('never draws an excluded unit', () => {
    const neighbours = fromLists([[1], [0], []]);
    const values = Float64Array.of(1, 2, 1e9);
    const counts = finish(conditionalExtremes(values, neighbours, Uint8Array.of(0, 0, 1), 99, 1));
    expect([...counts.atLeast]).toEqual([99, 99, 0]);
    expect([...counts.atMost]).toEqual([99, 99, 0]);
  });
});

function subsets(from: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, i) =>
    subsets(from.slice(i + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
