import { hidden, type PublishedFigures } from './figures.ts';
import { keyFigures } from './keyed-figures.ts';
import type { Sayings } from './linear-row.ts';
import type { Reading } from './read-editions.ts';

/** A total is the sum of its cells, also where the total itself is hidden. */
export function totalRows(figures: PublishedFigures, reading: Reading): Sayings[] {
  return keyFigures(figures).totals.map(({ total, key, parts }) => ({
    parts: [
      ...parts.map((part) => ({
        // A cell without a value is no part.
        figure: reading.figureOf(part.key, part.cell.value ?? hidden),
        coefficient: 1,
      })),
      { figure: reading.figureOf(key, total.value), coefficient: -1 },
    ],
    atLeast: 0,
    atMost: 0,
  }));
}
