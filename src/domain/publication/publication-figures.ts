import type { PublishedFigures } from '../disclosure/figures.ts';
import type { Indicator, IndicatorGroup } from '../indicator.ts';
import type { PublicationFigures, PublishedIndicator } from './document.ts';

/** What is known of indicators, all or more than those that are published. */
export type Catalogue = { groups: readonly IndicatorGroup[]; indicators: readonly Indicator[] };

/**
 * The figures of an edition as its document states them, with the words of the catalogue; the other
 * way round it is `figuresOf`. Property by property, so that nothing is published by accident.
 *
 * @throws Error for figures that a document has no place for, or an indicator that is not known
 */
export function publicationFigures(
  figures: PublishedFigures,
  { groups, indicators }: Catalogue,
): PublicationFigures {
  if (figures.scores || figures.legends.length > 0 || figures.statements.length > 0) {
    throw new Error('A document states no scores, legends or other numbers of its figures.');
  }
  const published = figures.indicators.map(({ key, suppressBelow, isDuplicateOf }) => {
    const indicator = indicators.find((each) => each.key === key);
    if (!indicator) throw new Error(`The catalogue has no indicator ${key}.`);
    return inWords(indicator, { suppressBelow, isDuplicateOf });
  });
  return {
    groups: groups
      .filter(({ key }) => published.some(({ groupKey }) => groupKey === key))
      .map(({ key, labelEs, labelEn }) => ({ key, labelEs, labelEn })),
    indicators: published,
    sums: figures.sums.map(({ total, parts, covers }) => ({ total, parts, covers })),
    cells: figures.cells.map(({ sector, indicator, period, source, value }) => ({
      sector,
      indicator,
      period,
      source,
      value,
    })),
    totals: figures.totals.map(({ sectors, indicators: of, value }) => ({
      sectors,
      indicators: of,
      value,
    })),
  };
}

function inWords(
  indicator: Indicator,
  rules: Pick<PublishedIndicator, 'suppressBelow' | 'isDuplicateOf'>,
): PublishedIndicator {
  const { key, labelEs, labelEn, unitEs, unitEn, groupKey } = indicator;
  const { policeDiscovered, noteEs, noteEn } = indicator;
  return {
    key,
    labelEs,
    labelEn,
    unitEs,
    unitEn,
    groupKey,
    ...rules,
    policeDiscovered,
    noteEs,
    noteEn,
  };
}
