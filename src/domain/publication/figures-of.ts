import type { PublishedFigures } from '../disclosure/figures.ts';
import type { PublicationDocument } from './document.ts';

/**
 * All that a reader of an edition can calculate with, for the disclosure checks: the same of a whole
 * document, and of the edition and figures that a database hands out. What a document has no place
 * for (legends, scores, numbers in words) is not there. An edition without figures tells none.
 */
export function figuresOf({
  edition,
  figures,
}: Pick<PublicationDocument, 'edition' | 'figures'>): PublishedFigures {
  const nothingElse = { legends: [], scores: null, statements: [] };
  if (!figures) return { edition, indicators: [], cells: [], totals: [], sums: [], ...nothingElse };
  const { indicators, cells, totals, sums } = figures;
  return {
    edition,
    indicators: indicators.map(({ key, suppressBelow, isDuplicateOf }) => ({
      key,
      suppressBelow,
      isDuplicateOf,
    })),
    cells,
    totals,
    sums,
    ...nothingElse,
  };
}
