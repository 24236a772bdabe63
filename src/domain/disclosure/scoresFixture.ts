import type { DraftFigures, PublishedFigures, Scores } from './figures.ts';

/** With scores of all sectors by these weights; every indicator goes from 0 to `maximum`. */
export function withScores(
  draft: DraftFigures,
  weights: readonly number[],
  maximum: number,
  decimals: number,
): DraftFigures {
  const ingredients = draft.indicators.map(({ key }, at): Scores['ingredients'][number] => ({
    indicator: key,
    weight: weights[at] ?? 0,
    direction: 'more_is_worse',
    minimum: 0,
    maximum,
  }));
  const sectors = [...new Set(draft.cells.map(({ sector }) => sector))];
  const values = new Map(
    draft.cells.map((cell) => [`${cell.sector} ${cell.indicator}`, cell.value]),
  );
  const scores = sectors.map((sector) =>
    scoreOf(ingredients, (indicator) => values.get(`${sector} ${indicator}`) ?? 0),
  );
  return {
    ...draft,
    scores: {
      method: 'min_max_mean',
      decimals,
      ingredients,
      sectors: sectors.map((sector, at) => ({
        sector,
        score: Number(scores[at]?.toFixed(decimals)),
        rank: 1 + scores.filter((other) => other > (scores[at] ?? NaN) + 1e-9).length,
      })),
    },
  };
}

function scoreOf(
  ingredients: Scores['ingredients'],
  valueOf: (indicator: string) => number,
): number {
  return ingredients.reduce(
    (sum, { indicator, weight, maximum }) => sum + (weight * valueOf(indicator)) / maximum,
    0,
  );
}

/** Whether a table could have the published scores and ranks. */
export function agreesWithScores(
  { scores }: PublishedFigures,
  valueOf: (sector: string, indicator: string) => number,
): boolean {
  if (!scores) return true;
  const { ingredients, decimals, sectors } = scores;
  const found = sectors.map((shown) => ({
    ...shown,
    is: scoreOf(ingredients, (indicator) => valueOf(shown.sector, indicator)),
  }));
  return found.every(
    ({ score, rank, is }) =>
      (score === null || Math.abs(is - score) <= 0.5 * 10 ** -decimals + 1e-9) &&
      (rank === null || rank === 1 + found.filter((other) => other.is > is + 1e-9).length),
  );
}
