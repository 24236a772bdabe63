import { hidden, type Hidden } from '../../domain/disclosure/figures.ts';
import type { PublishedIndicator } from '../../domain/publication/document.ts';
import type { EditionPage, PageFigures } from '../../domain/publication/edition-page.ts';

export type IndicatorFigure = { indicator: PublishedIndicator; value: number | null | Hidden };
export type FigureGroup = { group: PageFigures['groups'][number]; figures: IndicatorFigure[] };

/** The figures of one sector under the headings of their groups; empty groups are left out. */
export function figuresOfSector(figures: PageFigures, sectorIndex: number): FigureGroup[] {
  const values = figures.values[sectorIndex] ?? [];
  return byGroup(figures, (index) => values[index] ?? null);
}

/** The figures of all sectors together. */
export function totalFigures(figures: PageFigures): FigureGroup[] {
  return byGroup(figures, (index) => figures.totals[index] ?? null);
}

export function hasHidden({ figures }: EditionPage): boolean {
  if (!figures) return false;
  return [...figures.values.flat(), ...figures.totals].includes(hidden);
}

/** Beyond this many, cards leave their figures to the table, so that the page stays small. */
const mostFiguresInCards = 2_000;

export function fitsInCards({ figures, sectors }: EditionPage): boolean {
  return figures !== null && figures.indicators.length * sectors.length <= mostFiguresInCards;
}

function byGroup(
  { groups, indicators }: PageFigures,
  valueOf: (index: number) => number | null | Hidden,
): FigureGroup[] {
  const figures = indicators.map((indicator, index) => ({ indicator, value: valueOf(index) }));
  return groups
    .map((group) => ({
      group,
      figures: figures.filter(({ indicator }) => indicator.groupKey === group.key),
    }))
    .filter((entry) => entry.figures.length > 0);
}
