import type { Ingredient, PublishedFigures, Scores } from './figures.ts';
import type { Sayings } from './linear-row.ts';
import type { Reading } from './read-editions.ts';

/**
 * With known weights and limits a score is a linear function of a sector's values, rounded; a rank
 * says whose score is not lower. Every value lies between the limits of its scale.
 */
export function scoreRows(figures: PublishedFigures, reading: Reading): Sayings[] {
  const { scores, edition } = figures;
  if (!scores || scores.method === 'other') return [];
  const within = scores.sectors.flatMap(({ sector }) =>
    scores.ingredients.flatMap((ingredient) => {
      const figure = reading.figureAt(edition, sector, ingredient.indicator);
      if (!figure) return [];
      const parts = [{ figure, coefficient: 1 }];
      return [{ parts, atLeast: ingredient.minimum, atMost: ingredient.maximum }];
    }),
  );
  return [...within, ...scored(scores, edition, reading), ...ranked(scores, edition, reading)];
}

function scored(scores: Scores, edition: number, reading: Reading): Sayings[] {
  const half = 0.5 * 10 ** -scores.decimals;
  return scores.sectors.flatMap(({ sector, score }): Sayings[] => {
    if (score === null) return [];
    const { parts, constant } = scoreOf(sector, scores, edition, reading);
    // A little narrower: a table whose score is only just rounded to this proves nothing.
    return [
      { parts, atLeast: score - half * 0.999 - constant, atMost: score + half * 0.999 - constant },
    ];
  });
}

function ranked(scores: Scores, edition: number, reading: Reading): Sayings[] {
  const order = scores.sectors
    .flatMap(({ sector, rank }) => (rank === null ? [] : [{ sector, rank }]))
    .sort((a, b) => a.rank - b.rank);
  return order.slice(1).map((lower, at): Sayings => {
    const higher = order[at] ?? lower;
    const a = scoreOf(higher.sector, scores, edition, reading);
    const b = scoreOf(lower.sector, scores, edition, reading);
    return {
      parts: [
        ...a.parts,
        ...b.parts.map(({ figure, coefficient }) => ({ figure, coefficient: -coefficient })),
      ],
      // Another rank says a higher score, if only by little; the same rank says the same score.
      atLeast: b.constant - a.constant + (lower.rank === higher.rank ? -1e-9 : 1e-6),
      atMost: lower.rank === higher.rank ? b.constant - a.constant + 1e-9 : Infinity,
    };
  });
}

/** The score of a sector as a sum; a value that it lacks counts as nothing. */
function scoreOf(sector: string, scores: Scores, edition: number, reading: Reading) {
  const parts: Sayings['parts'] = [];
  let constant = 0;
  for (const ingredient of scores.ingredients) {
    const figure = reading.figureAt(edition, sector, ingredient.indicator);
    if (!figure) continue;
    const { coefficient, at0 } = slopeOf(ingredient);
    parts.push({ figure, coefficient });
    constant += at0;
  }
  return { parts, constant };
}

function slopeOf({ weight, direction, minimum, maximum }: Ingredient) {
  if (maximum === minimum) return { coefficient: 0, at0: 0 };
  const slope = weight / (maximum - minimum);
  return direction === 'more_is_worse'
    ? { coefficient: slope, at0: -slope * minimum }
    : { coefficient: -slope, at0: slope * maximum };
}
