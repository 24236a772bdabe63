import type { PublishedFigures } from './figures.ts';
import type { Sayings } from './linear-row.ts';
import type { Reading } from './read-editions.ts';

/** Indicators that are known to be the sum of others, or to include them, sector by sector. */
export function sumRows(figures: PublishedFigures, reading: Reading): Sayings[] {
  const { edition } = figures;
  const sectors = [...new Set(figures.cells.map(({ sector }) => sector))];
  return figures.sums.flatMap(({ total, parts, covers }) =>
    sectors.flatMap((sector): Sayings[] => {
      const whole = reading.figureAt(edition, sector, total);
      if (!whole) return [];
      const shares = parts.flatMap((part) => reading.figureAt(edition, sector, part) ?? []);
      // What is not listed may be anything: then the others are only a part of it.
      const complete = covers === 'all' && shares.length === parts.length;
      return [
        {
          parts: [
            { figure: whole, coefficient: 1 },
            ...shares.map((figure) => ({ figure, coefficient: -1 })),
          ],
          atLeast: 0,
          atMost: complete ? 0 : Infinity,
        },
      ];
    }),
  );
}
