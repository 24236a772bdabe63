import { describe, expect, test } from 'vitest';
import { proposePhases } from './phase-proposal.ts';
import { accepted, matrixOf, methodOf, randomMatrix, score } from './randomFixture.ts';

function ranked(values: number[], veto: { indicator: string; atLeast: number } | null = null) {
  return accepted(
    score(matrixOf(values.map((value, at) => [value, at])), methodOf([1, 0], { veto })),
  );
}

describe('proposals', () => {
  test('first n: by rank, the rest none, unranked none', () => {
    const scores = ranked([5, 9, NaN, 7, 1, 0]);
    expect(proposePhases(scores, { kind: 'first_n', first: 1, second: 2 })).toEqual({
      phases: [2, 1, null, 2, null, null],
      tied: [],
    });
    const none = proposePhases(scores, { kind: 'first_n', first: 0, second: 0 });
    expect(none).toEqual({ phases: [null, null, null, null, null, null], tied: [] });
  });

  test('a tie is not split: all of it is taken, and reported', () => {
    const scores = ranked([9, 5, 5, 5, 1, 1]);
    expect(proposePhases(scores, { kind: 'first_n', first: 2, second: 3 })).toEqual({
      phases: [1, 1, 1, 1, 2, 2],
      tied: [
        { phase: 1, sectors: [2, 3, 4] },
        { phase: 2, sectors: [5, 6] },
      ],
    });
    expect(proposePhases(scores, { kind: 'first_n', first: 1, second: 3 })).toEqual({
      phases: [1, 2, 2, 2, null, null],
      tied: [],
    });
    expect(proposePhases(scores, { kind: 'first_n', first: 2, second: 1 })).toEqual({
      phases: [1, 1, 1, 1, null, null],
      tied: [{ phase: 1, sectors: [2, 3, 4] }],
    });
  });

  test('cut at a value: the limit itself is in, vetoed sectors are always first', () => {
    const scores = ranked([0, 3, 6, 10], { indicator: 'b', atLeast: 3 });
    const rule = { kind: 'cut_value', first: 0.9, second: 0.3 } as const;
    expect(proposePhases(scores, rule).phases).toEqual([null, 2, 2, 1]);
    const lowest = ranked([10, 6, 3, 0], { indicator: 'b', atLeast: 3 });
    expect(proposePhases(lowest, rule).phases).toEqual([1, 2, 2, 1]);
  });

  test('natural groups: what lies close together stays together', () => {
    const scores = ranked([0, 1, 2, 50, 52, 98, 100, NaN]);
    const three = { kind: 'natural_groups', groups: 3 } as const;
    expect(proposePhases(scores, three).phases).toEqual([null, null, null, 2, 2, 1, 1, null]);
    expect(proposePhases(ranked([1, 1, 2]), three).phases).toEqual([null, null, 1]);
  });

  test('10,000 sectors', () => {
    const scores = accepted(score(randomMatrix(10_000, 2), methodOf([1, 1])));
    const { phases } = proposePhases(scores, { kind: 'natural_groups', groups: 3 });
    const lowest = (phase: number): number =>
      Math.min(...scores.scores.filter((_, i) => phases[i] === phase));
    const highest = Math.max(...scores.scores.filter((_, i) => phases[i] === null));
    expect(lowest(1)).toBeGreaterThan(lowest(2));
    expect(lowest(2)).toBeGreaterThan(highest);
  });
});
