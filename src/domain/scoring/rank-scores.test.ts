import { describe, expect, test } from 'vitest';
import { scoreRanker } from './rank-scores.ts';

function ranksOf(scores: number[], first = scores.map(() => 0)): number[] {
  const ranks = new Int32Array(scores.length);
  scoreRanker(Uint8Array.from(first))(Float64Array.from(scores), ranks);
  return [...ranks];
}

describe('ranks', () => {
  test('highest first, ties share the best', () => {
    expect(ranksOf([0.2, 0.9, 0.2, 0.5, 0])).toEqual([3, 1, 3, 2, 5]);
    expect(ranksOf([])).toEqual([]);
    expect(ranksOf([-3, 0, 3])).toEqual([3, 2, 1]);
    expect(ranksOf([0, 0])).toEqual([1, 1]);
  });

  test('rounding breaks no tie, wherever the scores lie', () => {
    for (const score of [1 / 3, 0.1, 1e-9, 1e9, 100, -7]) {
      const noise = score * 1e-15;
      expect(ranksOf([score, score + noise, score - noise])).toEqual([1, 1, 1]);
      expect(ranksOf([score, score + noise, score * 2, 0]).slice(0, 2)).toEqual([2, 2]);
    }
    expect(ranksOf([1, 1 - 1e-9])).toEqual([1, 2]);
  });

  test('some rank before all others', () => {
    expect(ranksOf([5, 1, 4, 1], [0, 1, 0, 1])).toEqual([3, 1, 4, 1]);
    expect(ranksOf([-5, 5], [1, 0])).toEqual([1, 2]);
  });

  test('as many as 200,000, and no more', () => {
    const ranks = ranksOf(Array.from({ length: 200_000 }, (_, i) => i / 7));
    expect(ranks[0]).toBe(200_000);
    expect(ranks.at(-1)).toBe(1);
    expect(() => scoreRanker(new Uint8Array(200_001))).toThrow(RangeError);
  });
});
