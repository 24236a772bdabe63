import { describe, expect, test } from 'vitest';
import { compositeScores } from './composite-score.ts';
import { defaultMethod } from './default-method.ts';
import { equaliseIndicators } from './edit-method.ts';
import { effectiveWeights } from './effective-weights.ts';
import { prepareScoring } from './prepare-scoring.ts';
import { accepted } from './randomFixture.ts';
import { rankUncertaintyInSteps } from './rank-uncertainty.ts';
import { indistinguishableAtCut } from './rank-cut.ts';
import type { ScoreMethod } from './score-method.ts';
import { slidesCodes, slidesGroups, slidesIndicators, slidesMatrix } from './slidesFixture.ts';

const method = defaultMethod(slidesIndicators, slidesGroups);

function scoresOf(given: ScoreMethod): { order: string[]; scores: Record<string, number> } {
  const prepared = accepted(prepareScoring(slidesMatrix, given));
  const weights = accepted(effectiveWeights(given, slidesIndicators));
  const { scores, ranks } = accepted(compositeScores(prepared, weights, given));
  const order = [...slidesCodes].sort(
    (a, b) => (ranks[slidesCodes.indexOf(a)] ?? 0) - (ranks[slidesCodes.indexOf(b)] ?? 0),
  );
  return {
    order,
    scores: Object.fromEntries(
      slidesCodes.map((code, i) => [code, Number((scores[i] as number).toFixed(4))]),
    ),
  };
}

describe("the slides' table", () => {
  test('equal weights over the 19 indicators that are neither repeated nor police-discovered', () => {
    expect(method.indicators).toHaveLength(19);
    expect(scoresOf(method).scores).toEqual({
      '160-001-1': 0.4946,
      '160-002-3': 0.4508,
      '160-002-1': 0.3617,
      '160-001': 0.357,
      '160-003-1': 0.2913,
      '160-003': 0.2811,
      '160-002-2': 0.2762,
      '160-001-2': 0.2587,
      '160-001-3': 0.1729,
      '160-002': 0.1724,
    });
  });

  test('equal weights over all 23', () => {
    const all = equaliseIndicators(
      { ...method, indicators: slidesIndicators.map((each) => ({ ...each, weight: 1 })) },
      slidesIndicators,
    );
    expect(all.indicators).toHaveLength(23);
    const first = ['160-001-1', '160-002-3', '160-001', '160-003-1'];
    expect(scoresOf(all).order.slice(0, 4)).toEqual(first);
  });

  test('raw sums put another sector first: one large column swamps the others', () => {
    const width = slidesMatrix.indicators.length;
    const sums = slidesCodes.map((code, i): [string, number] => [
      code,
      slidesMatrix.values.slice(i * width, (i + 1) * width).reduce((sum, each) => sum + each, 0),
    ]);
    sums.sort(([, a], [, b]) => b - a);
    expect(sums[0]).toEqual(['160-002-1', 725]);
    expect(sums[9]).toEqual(['160-003-1', 85]);
  });

  test('how sure the ranks are under any weights', () => {
    const steps = rankUncertaintyInSteps({
      matrix: slidesMatrix,
      method,
      indicators: slidesIndicators,
      draws: 40_000,
      cuts: [3],
    });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const found = accepted(step.value);
    // Median, limits of the 90 % interval, chance to be among the first three.
    const known: Record<string, [number, number, number, number]> = {
      '160-001-1': [1, 1, 3, 0.95],
      '160-002-3': [2, 1, 6, 0.79],
      '160-002-1': [4, 1, 7, 0.45],
      '160-001': [4, 2, 7, 0.4],
      '160-003-1': [6, 2, 9, 0.15],
      '160-003': [6, 3, 9, 0.06],
      '160-002-2': [6, 3, 9, 0.1],
      '160-001-2': [7, 3, 10, 0.11],
      '160-001-3': [9, 7, 10, 0],
      '160-002': [9, 6, 10, 0],
    };
    slidesCodes.forEach((code, i) => {
      const [median, low, high, chance] = known[code] ?? [NaN, NaN, NaN, NaN];
      expect([found.medianRank[i], found.rankLow[i], found.rankHigh[i]]).toEqual([
        median,
        low,
        high,
      ]);
      // The known chances are within 0.02, and rounded.
      expect(Math.abs((found.chances[0]?.[i] ?? NaN) - chance)).toBeLessThan(0.02);
    });
    const sure = ['160-001-1', '160-001-3', '160-002'];
    const codes = indistinguishableAtCut(found, 3).map((id) => slidesCodes[id - 1]);
    // Seven of ten: nobody can say which of them belong among the first three.
    expect(codes).toEqual(slidesCodes.filter((code) => !sure.includes(code)));
  });
});
