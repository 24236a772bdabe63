import { sampleRankCorrelation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { correlatedPairs } from './correlations.ts';
import { columnOf } from './indicator-matrix.ts';
import { matrixOf, randomMatrix } from './randomFixture.ts';
import { slidesMatrix } from './slidesFixture.ts';

test('finds what rises or falls together, and what is one and the same', () => {
  const matrix = matrixOf([
    [1, 10, 1, 9, 5, NaN],
    [2, 20, 2, 7, 5, 1],
    [3, 35, 3, 5, 5, 2],
    [4, 90, 4, 1, 5, 3],
    [5, 80, 5, 0, 5, NaN],
  ]);
  expect(correlatedPairs(matrix, matrix.indicators)).toEqual([
    { first: 'a', second: 'c', rho: 1, sectors: 5, identical: true },
    { first: 'a', second: 'd', rho: -1, sectors: 5, identical: false },
    { first: 'c', second: 'd', rho: -1, sectors: 5, identical: false },
    { first: 'a', second: 'b', rho: 0.9, sectors: 5, identical: false },
    { first: 'b', second: 'c', rho: 0.9, sectors: 5, identical: false },
    { first: 'b', second: 'd', rho: -0.9, sectors: 5, identical: false },
  ]);
  expect(correlatedPairs(matrix, ['a', 'b'], 0.95)).toEqual([]);
  expect(correlatedPairs(matrix, ['a', 'f'])).toEqual([]);
});

test('the repeated column of the slides is found', () => {
  const pairs = correlatedPairs(slidesMatrix, slidesMatrix.indicators);
  expect(pairs.filter(({ identical }) => identical)).toEqual([
    { first: 'sexual_offense_1', second: 'sexual_offense_2', rho: 1, sectors: 10, identical: true },
  ]);
});

test('agrees with another implementation where no values are equal', () => {
  const matrix = randomMatrix(40, 6, { below: 1e9 });
  const pairs = correlatedPairs(matrix, matrix.indicators, 0);
  expect(pairs).toHaveLength(15);
  for (const { first, second, rho } of pairs) {
    const column = (key: string) => [...columnOf(matrix, matrix.indicators.indexOf(key))];
    expect(rho).toBeCloseTo(sampleRankCorrelation(column(first), column(second)), 9);
  }
});
