import { hidden, type Hidden } from '../../domain/disclosure/figures.ts';
import type { PublishedIndicator } from '../../domain/publication/document.ts';
import type { EditionPage, PageFigures } from '../../domain/publication/edition-page.ts';

export type Figure = number | null | Hidden;
export type IndicatorFigure = { indicator: PublishedIndicator; value: Figure };
export type FigureGroup = {
  group: PageFigures['groups'][number];
  figures: IndicatorFigure[];
  /** Over the indicators of the group; null: none is published. */
  total: Figure;
};

/** The figures of one sector under the headings of their groups; empty groups are left out. */
export function figuresOfSector(figures: PageFigures, sectorIndex: number): FigureGroup[] {
  const values = figures.values[sectorIndex] ?? [];
  return byGroup(figures, values, figures.groupTotals[sectorIndex] ?? []);
}

/** The figures of all sectors together, in the same order. */
export function figuresOfAll(figures: PageFigures): FigureGroup[] {
  return byGroup(figures, figures.totals, figures.municipalityTotals);
}

/** The keys of the groups that have a total anywhere, and so a column of their own. */
export function groupsWithTotal({ groups, ...figures }: PageFigures): Set<string> {
  const rows = [...figures.groupTotals, figures.municipalityTotals];
  return new Set(
    groups.filter((_, at) => rows.some((row) => (row[at] ?? null) !== null)).map(({ key }) => key),
  );
}

export function hasHidden({ figures }: EditionPage): boolean {
  if (!figures) return false;
  const { values, groupTotals, totals, municipalityTotals } = figures;
  return [...values, ...groupTotals, totals, municipalityTotals].some((row) =>
    row.includes(hidden),
  );
}

/** Beyond this many, cards leave their figures to the table, so that the page stays small. */
const mostFiguresInCards = 2_000;

export function fitsInCards({ figures, sectors }: EditionPage): boolean {
  return figures !== null && figures.indicators.length * sectors.length <= mostFiguresInCards;
}

function byGroup(
  { groups, indicators }: PageFigures,
  values: Figure[],
  totals: Figure[],
): FigureGroup[] {
  const figures = indicators.map((indicator, at) => ({ indicator, value: values[at] ?? null }));
  return groups
    .map((group, at) => ({
      group,
      figures: figures.filter(({ indicator }) => indicator.groupKey === group.key),
      total: totals[at] ?? null,
    }))
    .filter((entry) => entry.figures.length > 0);
}
