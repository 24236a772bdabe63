import { hidden, type FigurePlace, type PublishedFigures } from './figures.ts';
import { cellName, keyFigures } from './keyed-figures.ts';
import type { Figure } from './linear-row.ts';
import { listFigures } from './listed-figures.ts';
import type { Unknown } from './public-knowledge.ts';

/** The editions, read once: what is known of each figure, and what is not. */
export type Reading = {
  unknowns: Unknown[];
  /** null: the edition says that there is no value, or does not have the cell. */
  figureAt: (edition: number, sector: string, indicator: string) => Figure | null;
  figureOf: (key: string, value: number | 'hidden') => Figure;
  /** Unknowns that stand for a cell of this indicator in this edition. */
  hiddenIn: (edition: number, indicator: string) => number[];
};

/**
 * A figure that one edition hides and another shows is known. Where editions show different values
 * for what should be the same number, each is taken at its word, and the last one for the others.
 */
export function readEditions(editions: readonly PublishedFigures[]): Reading {
  const listed = editions.map((figures) => ({ figures, list: listFigures(figures) }));
  const known = new Map<string, number>();
  for (const { list } of listed) {
    for (const { key, value } of list) if (value !== hidden) known.set(key, value);
  }
  const numbers = new Map<string, number>();
  const unknowns: Unknown[] = [];
  for (const { list } of listed) {
    for (const { key, value, place, threshold } of list) {
      if (value !== hidden || known.has(key)) continue;
      const number = numbers.get(key) ?? unknowns.length;
      const unknown = unknowns[number];
      if (unknown) {
        unknown.places.push(place);
        unknown.threshold = Math.max(unknown.threshold, threshold);
      } else {
        numbers.set(key, number);
        unknowns.push({ key, places: [place], threshold });
      }
    }
  }
  const byEdition = new Map(editions.map((figures) => [figures.edition, figures]));

  function figureOf(key: string, value: number | 'hidden'): Figure {
    if (value !== hidden) return { value };
    const shown = known.get(key);
    if (shown !== undefined) return { value: shown };
    const unknown = numbers.get(key);
    if (unknown === undefined) throw new Error(`No figure is known by ${key}.`);
    return { unknown };
  }

  return {
    unknowns,
    figureOf,
    figureAt: (edition, sector, indicator) => {
      const figures = byEdition.get(edition);
      if (!figures) throw new Error(`There is no edition ${edition}.`);
      const keyed = keyFigures(figures).cells.get(cellName(sector, indicator));
      if (!keyed || keyed.cell.value === null) return null;
      return figureOf(keyed.key, keyed.cell.value);
    },
    hiddenIn: (edition, indicator) =>
      unknowns.flatMap(({ places }, number) =>
        places.some((place) => isCellOf(place, edition, indicator)) ? [number] : [],
      ),
  };
}

function isCellOf(place: FigurePlace, edition: number, indicator: string): boolean {
  return place.kind === 'cell' && place.edition === edition && place.indicator === indicator;
}
