import { describe, expect, test } from 'vitest';
import { dirichlet } from '../random/dirichlet.ts';
import { seededGenerator } from '../random/generator.ts';
import { naiveScore } from './naiveScore.ts';
import { accepted, inOneGroup, keyOf, matrixOf, methodOf, randomMatrix } from './randomFixture.ts';
import { indistinguishableAtCut } from './rank-cut.ts';
import {
  rankUncertaintyInSteps,
  type RankUncertainty,
  type RankUncertaintyInput,
} from './rank-uncertainty.ts';
import type { ScoringRefusal } from './refusal.ts';

type Input = Omit<RankUncertaintyInput, 'indicators'>;

function run(input: Input): { result: RankUncertainty | ScoringRefusal; shares: number[] } {
  const shares: number[] = [];
  const indicators = inOneGroup(input.matrix.indicators);
  const steps = rankUncertaintyInSteps({ ...input, indicators });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, shares };
    shares.push(step.value);
  }
}

function uncertainty(input: Input): RankUncertainty {
  return accepted(run(input).result);
}

describe('ranks over drawn weights', () => {
  const flat = methodOf([1, 1]);

  test('two opposite sectors: each is first in half of the draws', () => {
    const matrix = matrixOf([
      [1, 0],
      [0, 1],
    ]);
    const found = uncertainty({ matrix, method: flat, cuts: [1, 2] });
    expect([...found.rankLow, ...found.rankHigh]).toEqual([1, 1, 2, 2]);
    expect(Math.abs((found.chances[0]?.[0] ?? NaN) - 0.5)).toBeLessThan(0.03);
    expect([...(found.chances[1] ?? [])]).toEqual([1, 1]);
    expect(found.meanScore[0]).toBeCloseTo(0.5, 1);
    expect(indistinguishableAtCut(found, 1)).toEqual([1, 2]);
  });

  test('a sector that is worse in everything is first for sure', () => {
    const matrix = matrixOf([
      [1, 2],
      [3, 9],
      [2, 1],
    ]);
    const found = uncertainty({ matrix, method: flat, cuts: [1] });
    expect([found.rankLow[1], found.medianRank[1], found.rankHigh[1]]).toEqual([1, 1, 1]);
    expect(found.chances[0]?.[1]).toBe(1);
    expect(indistinguishableAtCut(found, 1)).toEqual([]);
    expect(indistinguishableAtCut(found, 2)).toEqual([1, 3]);
  });

  test('agrees with drawing for the slow implementation', () => {
    const matrix = randomMatrix(9, 4, { below: 6, missing: 0.15, seed: 3 });
    const method = methodOf([2, 1, 0, 3], {
      missing: 'reweight',
      aggregation: 'geometric',
      veto: { indicator: 'c', atLeast: 5 },
      uncertainty: { ...flat.uncertainty, concentration: 2, seed: 8 },
    });
    const draws = 300;
    const found = uncertainty({ matrix, method, draws, cuts: [3] });
    const shares = [1 / 3, 1 / 6, 1 / 2];
    const draw = dirichlet(
      seededGenerator(8),
      shares.map((share) => 2 * 3 * share),
    );
    const weights = new Float64Array(3);
    const ranks: (number | null)[][] = matrix.sectors.map(() => []);
    for (let i = 0; i < draws; i++) {
      draw(weights);
      const [a = 0, b = 0, d = 0] = weights;
      const drawn = {
        ...methodOf([a, b, 0, d]),
        ...method,
        indicators: methodOf([a, b, 0, d]).indicators,
      };
      naiveScore(matrix, drawn).forEach(({ rank }, s) => ranks[s]?.push(rank));
    }
    ranks.forEach((list, s) => {
      const sorted = list.flatMap((rank) => rank ?? []).sort((x, y) => x - y);
      const at = (share: number): number => sorted[Math.ceil(share * draws) - 1] ?? 0;
      expect([found.rankLow[s], found.medianRank[s], found.rankHigh[s]]).toEqual(
        [0.05, 0.5, 0.95].map(at),
      );
      const among = sorted.filter((rank) => rank <= 3).length / draws;
      if (sorted.length > 0) expect(found.chances[0]?.[s]).toBeCloseTo(among, 12);
      else expect(found.chances[0]?.[s]).toBeNaN();
    });
  });

  test('the more concentrated, the nearer to the ranks of the method', () => {
    const matrix = randomMatrix(30, 8);
    const spread = (concentration: number | null): number => {
      const method = methodOf([1, 2, 3, 4, 1, 2, 3, 4], {
        uncertainty: { ...flat.uncertainty, concentration },
      });
      const { rankLow, rankHigh } = uncertainty({ matrix, method, draws: 1000, cuts: [] });
      return rankHigh.reduce((sum, high, i) => sum + high - (rankLow[i] as number), 0);
    };
    expect(spread(1000)).toBeLessThan(spread(10) / 3);
    expect(spread(10)).toBeLessThan(spread(null));
  });

  test('repeats with its seed; vetoed sectors stay before the others; unranked ones stay out', () => {
    const matrix = matrixOf([
      [0, 0, 5],
      [9, 9, 0],
      [NaN, 9, 9],
      [8, 1, 6],
      [1, 8, 1],
    ]);
    const method = methodOf([1, 1, 0], { veto: { indicator: 'c', atLeast: 5 } });
    const found = uncertainty({ matrix, method, cuts: [2] });
    expect(found).toEqual(uncertainty({ matrix, method, cuts: [2] }));
    expect([...found.rankHigh]).toEqual([2, 3, 0, 1, 4]);
    expect([...found.rankLow]).toEqual([2, 3, 0, 1, 4]);
    expect(found.chances[0]?.[2]).toBeNaN();
    expect(found.meanScore[2]).toBeNaN();
    const other = { ...method, uncertainty: { ...method.uncertainty, seed: 2 } };
    expect(uncertainty({ matrix, method: other, cuts: [2] }).meanScore).not.toEqual(
      found.meanScore,
    );
  });

  test('normalisation and aggregation vary if asked for, and mean scores keep their scale', () => {
    const matrix = randomMatrix(40, 5);
    const vary = { ...flat.uncertainty, varyNormalisation: true, varyAggregation: true };
    const fixed = uncertainty({ matrix, method: methodOf([1, 1, 1, 1, 1]), cuts: [] });
    const varied = uncertainty({
      matrix,
      method: methodOf([1, 1, 1, 1, 1], { uncertainty: vary }),
      cuts: [],
    });
    expect(varied.rankHigh).not.toEqual(fixed.rankHigh);
    expect(Math.max(...varied.meanScore)).toBeLessThan(1);
  });

  test('refuses as scoring does, and takes no impossible number of draws', () => {
    const matrix = matrixOf([[1], [1]]);
    expect(run({ matrix, method: methodOf([1]), cuts: [] }).result).toMatchObject({
      refused: 'all_equal',
    });
    expect(run({ matrix, method: methodOf([0]), cuts: [] }).result).toMatchObject({
      refused: 'no_weight',
    });
    expect(() => run({ matrix, method: methodOf([1]), cuts: [], draws: 0.5 })).toThrow(RangeError);
  });

  test('10,000 sectors x 50 indicators: pauses often, and tells ranks apart to a few', () => {
    const matrix = randomMatrix(10_000, 50);
    const method = methodOf(new Array<number>(50).fill(1));
    const { result, shares } = run({ matrix, method, draws: 20, cuts: [100] });
    const found = accepted(result);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
    expect(found.rankStep).toBe(13);
    expect(found.rankHigh.every((high, i) => high >= (found.rankLow[i] as number))).toBe(true);
    const chances = found.chances[0]?.reduce((sum, chance) => sum + chance, 0) ?? NaN;
    expect(chances).toBeCloseTo(100, 6);
  });
});

describe('the indicator that decides', () => {
  test('by hand: without it the sector would stand elsewhere', () => {
    const matrix = matrixOf([
      [10, 0, 1],
      [4, 4, 0],
      [3, 5, 1],
      [0, 10, 0],
    ]);
    const method = methodOf([3, 1, 0]);
    const { decisive } = uncertainty({ matrix, method, draws: 1, cuts: [] });
    expect(decisive[0]).toEqual({ indicator: 'a', rankWithout: 4 });
    expect(decisive[3]).toEqual({ indicator: 'a', rankWithout: 1 });
    expect(decisive[1]).toEqual({ indicator: 'a', rankWithout: 3 });
  });

  test('agrees with leaving each out in turn', () => {
    const matrix = randomMatrix(25, 6, { below: 8 });
    const weights = [1, 2, 3, 1, 2, 3];
    const { decisive } = uncertainty({ matrix, method: methodOf(weights), draws: 1, cuts: [] });
    const full = naiveScore(matrix, methodOf(weights));
    const without = weights.map((_, at) =>
      naiveScore(matrix, methodOf(weights.map((weight, k) => (k === at ? 0 : weight)))),
    );
    matrix.sectors.forEach((_, s) => {
      const moves = without.map((list) => Math.abs((list[s]?.rank ?? 0) - (full[s]?.rank ?? 0)));
      const most = Math.max(...moves);
      const found = decisive[s] ?? null;
      if (most === 0) {
        expect(found).toBeNull();
        return;
      }
      const at = weights.findIndex((__, k) => keyOf(k) === found?.indicator);
      expect(moves[at]).toBe(most);
      expect(found?.rankWithout).toBe(without[at]?.[s]?.rank);
    });
  });

  test('none where there is only one, or none moves the rank', () => {
    const single = { matrix: matrixOf([[1], [2]]), method: methodOf([1]), draws: 1, cuts: [] };
    expect(uncertainty(single).decisive).toEqual([null, null]);
    const agreeing = {
      ...single,
      matrix: matrixOf([
        [1, 1],
        [2, 2],
      ]),
      method: methodOf([1, 1]),
    };
    expect(uncertainty(agreeing).decisive).toEqual([null, null]);
  });
});
