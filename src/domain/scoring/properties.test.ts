import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompositeScores } from './composite-score.ts';
import { cases, keyOf, matrixOf, methodOf, score, ways } from './randomFixture.ts';
import { isScoringRefusal, type ScoringRefusal } from './refusal.ts';

function close(a: Float64Array, b: Float64Array): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => {
    if (Number.isNaN(value)) expect(b[i]).toBeNaN();
    else expect(b[i]).toBeCloseTo(value, 8);
  });
}

function same(
  a: CompositeScores | ScoringRefusal,
  b: CompositeScores | ScoringRefusal,
): asserts a is CompositeScores {
  if (isScoringRefusal(a) || isScoringRefusal(b)) {
    expect(b).toEqual(a);
    return;
  }
  close(a.scores, b.scores);
  expect([...b.ranks]).toEqual([...a.ranks]);
  expect(b.unranked).toEqual(a.unranked);
}

const runs = { numRuns: 300 };

describe('whatever the data', () => {
  test('worsening an indicator never improves the rank (min-max, arithmetic)', () => {
    fc.assert(
      fc.property(
        cases(),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('leave_out' as const, 'reweight' as const),
        ({ rows, weights }, row, column, by, missing) => {
          const method = methodOf(weights, { missing });
          const i = row % rows.length;
          const k = column % weights.length;
          const worse = rows.map((values, at) =>
            values.map((value, c) => (at === i && c === k ? value + by : value)),
          );
          const before = score(matrixOf(rows), method);
          const after = score(matrixOf(worse), method);
          if (isScoringRefusal(before) || isScoringRefusal(after)) return;
          // A sector can only be told apart once an indicator varies.
          if (before.ranks[i] === 0 || before.ranked !== after.ranked) return;
          expect(after.ranks[i]).toBeLessThanOrEqual(before.ranks[i] as number);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('units do not matter: scale and shift change nothing', () => {
    fc.assert(
      fc.property(
        cases(),
        ways,
        fc.constantFrom(0.25, 3, 1000),
        fc.integer({ min: -50, max: 50 }),
        ({ rows, weights }, way, scale, shift) => {
          const method = methodOf(weights, way);
          const other = rows.map((values) => values.map((value) => value * scale + shift));
          same(score(matrixOf(rows), method), score(matrixOf(other), method));
        },
      ),
      runs,
    );
  });

  test('weight 0 removes an indicator', () => {
    fc.assert(
      fc.property(cases(), ways, ({ rows, weights }, way) => {
        const method = methodOf(weights, way);
        const without = {
          ...method,
          indicators: method.indicators.filter(({ weight }) => weight > 0),
        };
        if (without.indicators.length === 0) return;
        same(score(matrixOf(rows), method), score(matrixOf(rows), without));
      }),
      runs,
    );
  });

  test('the order of sectors changes nothing', () => {
    fc.assert(
      fc.property(
        cases().chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray([...given.rows.keys()], {
              minLength: given.rows.length,
              maxLength: given.rows.length,
            }),
          ),
        ),
        ways,
        ([{ rows, weights }, order], way) => {
          const method = methodOf(weights, way);
          const straight = score(matrixOf(rows), method);
          const shuffled = score(matrixOf(order.map((row) => rows[row] ?? [])), method);
          if (isScoringRefusal(straight) || isScoringRefusal(shuffled)) {
            expect(shuffled).toEqual(straight);
            return;
          }
          order.forEach((row, place) => {
            expect(shuffled.ranks[place]).toBe(straight.ranks[row]);
            expect(shuffled.unranked[place]).toBe(straight.unranked[row]);
          });
        },
      ),
      runs,
    );
  });

  test('so does the order of indicators', () => {
    fc.assert(
      fc.property(cases(), ways, ({ rows, weights }, way) => {
        const method = methodOf(weights, way);
        const reversed = { ...method, indicators: [...method.indicators].reverse() };
        same(score(matrixOf(rows), method), score(matrixOf(rows), reversed));
      }),
      runs,
    );
  });

  test('the geometric mean never raises a value silently', () => {
    fc.assert(
      fc.property(cases(), ways, ({ rows, weights }, way) => {
        const geometric = score(
          matrixOf(rows),
          methodOf(weights, { ...way, aggregation: 'geometric' }),
        );
        if (isScoringRefusal(geometric)) return;
        const logs = new Float64Array(rows.length);
        rows.forEach((_, i) => {
          if (geometric.ranks[i] === 0) return;
          // What is not floored stands in the product as it is: the contributions make up the score.
          weights.forEach((__, k) => {
            logs[i] =
              (logs[i] as number) + (geometric.contributions[i * weights.length + k] as number);
          });
          expect(Math.exp(logs[i] as number)).toBeCloseTo(geometric.scores[i] as number, 9);
          weights.forEach((weight, k) => {
            const value = rows[i]?.[k] ?? NaN;
            const least = Math.min(
              ...rows.map((other) => other[k] ?? NaN).filter((v) => !Number.isNaN(v)),
            );
            const lowest = way.normalisation !== 'z_score' && value === least;
            if (
              lowest &&
              weight > 0 &&
              way.outlierCap === null &&
              way.normalisation === 'min_max'
            ) {
              const told = geometric.floored[i * weights.length + k] === 1;
              expect(told || geometric.constant.includes(keyOf(k))).toBe(true);
            }
          });
        });
      }),
      runs,
    );
  });

  test('ranks follow scores, and contributions add up to them', () => {
    fc.assert(
      fc.property(cases(), ways, ({ rows, weights }, way) => {
        const scores = score(
          matrixOf(rows),
          methodOf(weights, { ...way, aggregation: 'arithmetic' }),
        );
        if (isScoringRefusal(scores)) return;
        rows.forEach((_, i) => {
          const own = scores.scores[i] as number;
          if (scores.ranks[i] === 0) {
            expect(own).toBeNaN();
            expect(scores.unranked[i]).not.toBeNull();
            return;
          }
          const higher = scores.scores.filter((other) => other > own + 1e-9 * Math.abs(own)).length;
          expect(scores.ranks[i]).toBe(higher + 1);
          const parts = scores.contributions.slice(i * weights.length, (i + 1) * weights.length);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(own, 9);
        });
      }),
      runs,
    );
  });
});
