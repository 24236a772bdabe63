import type { FigurePlace, PublishedFigures } from './figures.ts';
import { readEditions } from './read-editions.ts';
import { legendRows } from './legend-rows.ts';
import type { Row } from './linear-program.ts';
import { linearRow, type Sayings } from './linear-row.ts';
import { scoreRows } from './score-rows.ts';
import { statementRows } from './statement-rows.ts';
import { sumRows } from './sum-rows.ts';
import { totalRows } from './total-rows.ts';

/** A number that no edition shows; it may stand as hidden in several places and editions. */
export type Unknown = {
  /** The same for the same number, whichever editions are looked at. */
  key: string;
  places: FigurePlace[];
  /** The highest threshold of its places. */
  threshold: number;
};

/**
 * All that a reader of these editions knows of what they hide: unknowns, whole and not negative, and
 * what is said of sums of them. That a figure is hidden tells nothing by itself: a small count, a
 * zero and a large count that protects another look the same.
 */
export type PublicKnowledge = { unknowns: Unknown[]; rows: Row[] };

export function publicKnowledge(editions: readonly PublishedFigures[]): PublicKnowledge {
  const reading = readEditions(editions);
  const sayings: Sayings[] = editions.flatMap((figures) => [
    ...totalRows(figures, reading),
    ...sumRows(figures, reading),
    ...legendRows(figures, reading),
    ...scoreRows(figures, reading),
    ...statementRows(figures, reading),
  ]);
  const rows = new Map<string, Row>();
  for (const saying of sayings) {
    const row = linearRow(saying);
    // What the editions before said already is not said twice.
    if (row.terms.length > 0) rows.set(JSON.stringify(row), row);
  }
  return { unknowns: reading.unknowns, rows: [...rows.values()] };
}
