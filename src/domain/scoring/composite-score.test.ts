import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compositeScores } from './composite-score.ts';
import { naiveScore } from './naiveScore.ts';
import { prepareScoring } from './prepare-scoring.ts';
import { accepted, cases, matrixOf, methodOf, randomMatrix, score, ways } from './randomFixture.ts';
import { isScoringRefusal } from './refusal.ts';

describe('by hand', () => {
  const matrix = matrixOf([
    [0, 10, 7],
    [5, 30, 7],
    [10, 20, 7],
  ]);

  test('min-max and weights: each indicator adds its share', () => {
    const scores = accepted(score(matrix, methodOf([1, 3, 0])));
    expect([...scores.scores]).toEqual([0, 0.875, 0.625]);
    expect([...scores.ranks]).toEqual([3, 1, 2]);
    expect([...scores.contributions]).toEqual([0, 0, 0, 0.125, 0.75, 0, 0.25, 0.375, 0]);
    expect(scores).toMatchObject({ ranked: 3, bestRankBand: 0, unranked: [null, null, null] });
  });

  test('an indicator that is the same everywhere adds nothing, and is named', () => {
    const scores = accepted(score(matrix, methodOf([1, 1, 2])));
    expect([...scores.scores]).toEqual([0, 0.375, 0.375]);
    expect([...scores.ranks]).toEqual([3, 1, 1]);
    expect(scores.constant).toEqual(['c']);
    const geometric = accepted(score(matrix, methodOf([1, 1, 2], { aggregation: 'geometric' })));
    expect(geometric.scores[1]).toBeCloseTo(0.5 ** 0.25, 12);
    expect([...geometric.floored]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('more is better turns an indicator round', () => {
    const method = methodOf([1]);
    const turned = method.indicators.map((each) => ({
      ...each,
      direction: 'more_is_better' as const,
    }));
    for (const [normalisation, expected] of [
      ['min_max', [1, 0.5, 0]],
      ['rank', [1, 0.5, 0]],
      ['z_score', [100 + 10 * Math.sqrt(1.5), 100, 100 - 10 * Math.sqrt(1.5)]],
    ] as const) {
      const scores = accepted(score(matrix, { ...method, indicators: turned, normalisation }));
      scores.scores.forEach((each, i) => expect(each).toBeCloseTo(expected[i] ?? NaN, 12));
    }
  });

  test('rank: ties have their average rank', () => {
    const tied = matrixOf([[1], [1], [4], [9]]);
    const scores = accepted(score(tied, methodOf([1], { normalisation: 'rank' })));
    [0.5 / 3, 0.5 / 3, 2 / 3, 1].forEach((expected, i) =>
      expect(scores.scores[i]).toBeCloseTo(expected, 12),
    );
  });

  test('geometric: a zero counts as the floor, and says so', () => {
    const two = matrixOf([
      [0, 10],
      [10, 0],
      [4, 4],
    ]);
    const scores = accepted(
      score(two, methodOf([1, 1], { aggregation: 'geometric', floor: 0.04 })),
    );
    [0.2, 0.2, 0.4].forEach((expected, i) => expect(scores.scores[i]).toBeCloseTo(expected, 12));
    expect([...scores.ranks]).toEqual([2, 2, 1]);
    expect([...scores.floored]).toEqual([1, 0, 0, 1, 0, 0]);
    expect(scores.contributions[0]).toBeCloseTo(Math.log(0.04) / 2, 12);
  });

  test('an outlier is drawn in to its quantile', () => {
    const outlier = matrixOf([[0], [1], [2], [3], [100]]);
    const prepared = accepted(prepareScoring(outlier, methodOf([1], { outlierCap: 0.25 })));
    expect([...prepared.normalised]).toEqual([0, 0, 0.5, 1, 1]);
    expect([...prepared.capped]).toEqual([1, 0, 0, 0, 1]);
  });

  test('missing: left out, reweighted or filled in, and never zero', () => {
    const gaps = matrixOf([
      [0, 0],
      [10, NaN],
      [8, 10],
      [NaN, NaN],
      [2, 4],
    ]);
    const out = accepted(score(gaps, methodOf([1, 1])));
    expect(out.unranked).toEqual([null, 'missing_indicator', null, 'no_data', null]);
    expect([...out.scores]).toEqual([0, NaN, 0.9, NaN, 0.30000000000000004]);
    expect([...out.ranks]).toEqual([3, 0, 1, 0, 2]);
    expect([...out.contributions.slice(2, 4)]).toEqual([NaN, NaN]);
    const reweighted = accepted(score(gaps, methodOf([1, 1], { missing: 'reweight' })));
    expect(reweighted.scores[1]).toBe(1);
    expect(reweighted.unranked[3]).toBe('no_data');
    const filled = accepted(score(gaps, methodOf([1, 1], { missing: 'median' })));
    expect(filled.scores[1]).toBeCloseTo(0.7, 12);
    expect(filled.unranked).toEqual([null, null, null, 'no_data', null]);
  });

  test('veto: its sectors rank before the others, by score among themselves', () => {
    const scores = accepted(
      score(
        matrixOf([
          [1, 9],
          [5, 0],
          [5, 3],
          [0, 5],
        ]),
        {
          ...methodOf([0, 1]),
          veto: { indicator: 'a', atLeast: 5 },
        },
      ),
    );
    expect([...scores.ranks]).toEqual([3, 2, 1, 4]);
    expect([...scores.vetoed]).toEqual([0, 1, 1, 0]);
    expect(scores.bestRankBand).toBe(2);
  });

  test('equal sums in another order are a tie', () => {
    const scores = accepted(
      score(
        matrixOf([
          [1, 2, 3],
          [3, 2, 1],
          [2, 3, 1],
          [0, 0, 0],
          [10, 10, 10],
        ]),
        methodOf([1, 1, 1]),
      ),
    );
    expect([...scores.ranks]).toEqual([2, 2, 2, 5, 1]);
  });
});

describe('refusals', () => {
  const refused = (rows: number[][], weights: number[], changes = {}): string | null => {
    const outcome = score(matrixOf(rows), methodOf(weights, changes));
    return isScoringRefusal(outcome) ? outcome.refused : null;
  };

  test.each([
    ['no_indicators', [[1], [2]], []],
    ['no_weight', [[1], [2]], [0]],
    ['unknown_indicator', [[1], [2]], [1, 1]],
    ['all_missing', [[NaN], [NaN]], [1]],
    ['all_missing', [], [1]],
    ['too_few_sectors', [[1]], [1]],
    ['too_few_sectors', [[1], [NaN]], [1]],
    [
      'all_equal',
      [
        [3, 1],
        [3, 2],
      ],
      [1, 0],
    ],
  ])('%s', (reason, rows, weights) => {
    const matrix = {
      ...matrixOf(rows),
      indicators: (rows[0] ?? [0]).map((_, at) => 'ab'[at] ?? ''),
    };
    const outcome = score(matrix, methodOf(weights));
    expect(isScoringRefusal(outcome) && outcome.refused).toBe(reason);
  });

  test('under every rule for missing values', () => {
    expect(refused([[3], [3], [3]], [1], { missing: 'reweight' })).toBe('all_equal');
    expect(refused([[3], [3], [NaN]], [1], { missing: 'median' })).toBe('all_equal');
    expect(
      refused(
        [
          [NaN, NaN],
          [NaN, NaN],
        ],
        [1, 1],
        { missing: 'median' },
      ),
    ).toBe('all_missing');
    expect(
      refused(
        [
          [1, NaN],
          [NaN, 2],
        ],
        [1, 1],
      ),
    ).toBe('too_few_sectors');
    expect(refused([[1], [2]], [1], { veto: { indicator: 'x', atLeast: 1 } })).toBe(
      'unknown_indicator',
    );
  });
});

describe('against a second implementation', () => {
  test('hundreds of tables, methods and weights', () => {
    fc.assert(
      fc.property(
        cases(),
        ways,
        fc.option(fc.integer({ min: 0, max: 9 })),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        ({ rows, weights }, way, limit, turns) => {
          const method = methodOf(weights, {
            ...way,
            veto: limit === null ? null : { indicator: 'a', atLeast: limit },
          });
          method.indicators = method.indicators.map((each, at) => ({
            ...each,
            direction: turns[at] === true ? 'more_is_better' : 'more_is_worse',
          }));
          const scores = score(matrixOf(rows), method);
          if (isScoringRefusal(scores)) return;
          const naive = naiveScore(matrixOf(rows), method);
          naive.forEach(({ score: expected, rank }, i) => {
            if (expected === null) expect(scores.scores[i]).toBeNaN();
            else expect(scores.scores[i]).toBeCloseTo(expected, 9);
            expect(scores.ranks[i]).toBe(rank ?? 0);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a middling table', () => {
    const matrix = randomMatrix(120, 12, { below: 40, missing: 0.1 });
    for (const missing of ['leave_out', 'reweight', 'median'] as const) {
      const method = methodOf([1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0], { missing });
      const scores = accepted(score(matrix, method));
      expect([...scores.ranks]).toEqual(naiveScore(matrix, method).map(({ rank }) => rank ?? 0));
    }
  });
});

test('10,000 sectors x 50 indicators: all ranked, each rank used once or shared', () => {
  const matrix = randomMatrix(10_000, 50);
  const prepared = accepted(prepareScoring(matrix, methodOf(new Array<number>(50).fill(1))));
  const weights = new Map(matrix.indicators.map((key) => [key, 0.02]));
  const options = { aggregation: 'arithmetic', floor: 0.01, veto: null } as const;
  const scores = accepted(compositeScores(prepared, weights, options));
  const order = [...scores.ranks.keys()].sort(
    (a, b) => (scores.scores[b] as number) - (scores.scores[a] as number),
  );
  const wrong = order.filter((row, place) => {
    const rank = scores.ranks[row] as number;
    if (rank === place + 1) return false;
    const before = scores.scores[order[place - 1] as number] as number;
    return rank > place + 1 || before - (scores.scores[row] as number) > 1e-9;
  });
  expect(wrong).toEqual([]);
});
