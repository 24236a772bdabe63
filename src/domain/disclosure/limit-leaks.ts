import type { PublishedFigures } from './figures.ts';
import type { LimitLeak } from './leak.ts';
import { readEditions, type Reading } from './read-editions.ts';

/**
 * Limits of classes and scales are values of someone. Beside hidden cells, one that no shown cell has
 * is the value of a hidden one, or nearly. So each must be a value that is shown.
 */
export function limitLeaks(editions: readonly PublishedFigures[]): LimitLeak[] {
  if (editions.every(({ legends, scores }) => legends.length === 0 && !scores)) return [];
  const reading = readEditions(editions);
  return editions.flatMap((figures): LimitLeak[] => {
    const { edition, legends, scores } = figures;
    const limits = [
      ...legends,
      ...(scores?.ingredients ?? []).map(({ indicator, minimum, maximum }) => ({
        indicator,
        limits: [minimum, maximum],
      })),
    ];
    const leaks = limits.flatMap(({ indicator, limits: of }): LimitLeak[] => {
      if (reading.hiddenIn(edition, indicator).length === 0) return [];
      const shown = shownOf(figures, indicator);
      return of
        .filter((limit) => !shown.has(limit))
        .map((limit) => ({ kind: 'limit', edition, indicator, limit }));
    });
    const unmodelled =
      scores !== null &&
      (scores.method === 'other' || lacksIngredient(figures, reading)) &&
      scores.ingredients.some(({ indicator }) => reading.hiddenIn(edition, indicator).length > 0);
    return unmodelled ? [...leaks, { kind: 'score', edition }] : leaks;
  });
}

/** Whether a sector is scored without a value of some indicator, so that the others count for more. */
function lacksIngredient({ scores, edition }: PublishedFigures, reading: Reading): boolean {
  return (scores?.sectors ?? []).some(
    ({ sector, score, rank }) =>
      (score !== null || rank !== null) &&
      scores?.ingredients.some(({ indicator }) => !reading.figureAt(edition, sector, indicator)),
  );
}

/** Values of this indicator that the edition shows, sector by sector. */
export function shownOf(figures: PublishedFigures, indicator: string): Set<number> {
  return new Set(
    figures.cells.flatMap((cell) =>
      cell.indicator === indicator && typeof cell.value === 'number' ? [cell.value] : [],
    ),
  );
}
