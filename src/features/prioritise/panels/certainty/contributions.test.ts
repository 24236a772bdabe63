import { expect, test } from 'vitest';
import { contributionsOf } from './contributions.ts';

const indicators = ['a', 'b', 'c'];

test('of an arithmetic mean: what adds up to the score, the largest first', () => {
  const contributions = Float64Array.from([0.1, 0.3, 0, NaN, NaN, NaN]);
  const prepared = {
    normalised: Float64Array.from([0.2, 0.6, 0.5]),
    normalisation: 'min_max',
  } as const;
  expect(contributionsOf({ contributions, indicators }, prepared, 'arithmetic', 0)).toEqual({
    kind: 'share',
    parts: [
      { indicator: 'b', amount: 0.3 },
      { indicator: 'a', amount: 0.1 },
    ],
  });
});

test('on the z scale: points over and under an average sector', () => {
  const normalised = Float64Array.from([0, 0, 0, 110, 80, 100]);
  const contributions = Float64Array.from([0, 0, 0, 55, 20, 25]);
  const prepared = { normalised, normalisation: 'z_score' } as const;
  const { kind, parts } = contributionsOf({ contributions, indicators }, prepared, 'arithmetic', 1);
  expect(kind).toBe('deviation');
  expect(parts.map(({ indicator }) => indicator)).toEqual(['a', 'b', 'c']);
  [5, -5, 0].forEach((amount, at) => expect(parts[at]?.amount).toBeCloseTo(amount, 12));
});

test('of a geometric mean: factors, the one that changes most first', () => {
  const normalised = Float64Array.from([0.01, 0.25, 1]);
  const contributions = Float64Array.from([Math.log(0.01) / 4, Math.log(0.25) / 2, 0]);
  const prepared = { normalised, normalisation: 'min_max' } as const;
  const { kind, parts } = contributionsOf({ contributions, indicators }, prepared, 'geometric', 0);
  expect(kind).toBe('factor');
  expect(parts.map(({ indicator }) => indicator)).toEqual(['a', 'b']);
  const product = parts.reduce((all, { amount }) => all * amount, 1);
  expect(product).toBeCloseTo(0.01 ** 0.25 * 0.5, 12);
});

test('of a geometric mean on the z scale: factors on an average sector', () => {
  const normalised = Float64Array.from([121, 100, 81]);
  const weights = [0.5, 0.25, 0.25];
  const contributions = normalised.map((value, at) => (weights[at] ?? 0) * Math.log(value));
  const prepared = { normalised, normalisation: 'z_score' } as const;
  const { parts } = contributionsOf({ contributions, indicators }, prepared, 'geometric', 0);
  const product = parts.reduce((all, { amount }) => all * amount, 1);
  expect(100 * product).toBeCloseTo(121 ** 0.5 * 100 ** 0.25 * 81 ** 0.25, 10);
});
