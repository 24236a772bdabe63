import type { PublishedFigures } from './figures.ts';
import type { Sayings } from './linear-row.ts';
import type { Reading } from './read-editions.ts';

/** What the text of an edition says in numbers. */
export function statementRows(figures: PublishedFigures, reading: Reading): Sayings[] {
  return figures.statements.map(({ terms, atLeast, atMost }) => ({
    parts: terms.map(({ edition, sector, indicator, coefficient }) => {
      const figure = reading.figureAt(edition, sector, indicator);
      if (!figure) {
        throw new Error(`Edition ${figures.edition} speaks of a figure that is not there.`);
      }
      return { figure, coefficient };
    }),
    atLeast: atLeast ?? -Infinity,
    atMost: atMost ?? Infinity,
  }));
}
