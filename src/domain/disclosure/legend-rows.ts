import type { PublishedFigures } from './figures.ts';
import type { Sayings } from './linear-row.ts';
import type { Reading } from './read-editions.ts';

/** A sector that is drawn in a class lies between the limits of the class. */
export function legendRows(figures: PublishedFigures, reading: Reading): Sayings[] {
  return figures.legends.flatMap(({ indicator, limits, classes }) =>
    classes.flatMap((drawn): Sayings[] => {
      if (drawn.class === null) return [];
      const figure = reading.figureAt(figures.edition, drawn.sector, indicator);
      if (!figure) return [];
      return [
        {
          parts: [{ figure, coefficient: 1 }],
          atLeast: limits[drawn.class] ?? -Infinity,
          atMost: limits[drawn.class + 1] ?? Infinity,
        },
      ];
    }),
  );
}
