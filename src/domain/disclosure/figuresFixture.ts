import {
  slidesCodes,
  slidesGroups,
  slidesIndicators,
  slidesMatrix,
} from '../scoring/slidesFixture.ts';
import type { DraftFigures, FigureIndicator } from './figures.ts';
import { tableTotals, type TotalsShown } from './table-totals.ts';

/** An edition with nothing but its cells; rows are sectors, in the order of their codes. */
export function editionOf(
  rows: readonly (readonly (number | null)[])[],
  indicators: readonly FigureIndicator[],
  { sectors = rows.map((_, at) => `s${at}`), edition = 1, period = '2015', source = 'test' } = {},
): DraftFigures {
  return {
    edition,
    indicators: [...indicators],
    cells: rows.flatMap((row, at) =>
      row.map((value, column) => ({
        sector: sectors[at] ?? '',
        indicator: indicators[column]?.key ?? '',
        period,
        source,
        value,
      })),
    ),
    totals: [],
    sums: [],
    legends: [],
    scores: null,
    statements: [],
  };
}

export function withTotals(draft: DraftFigures, totals: TotalsShown): DraftFigures {
  return { ...draft, totals: tableTotals(draft.cells, totals) };
}

/** Indicators a, b and so on with this threshold. */
export function indicatorsOf(count: number, suppressBelow = 5): FigureIndicator[] {
  return Array.from({ length: count }, (_, at) => ({
    key: String.fromCharCode(97 + at),
    suppressBelow,
    isDuplicateOf: null,
  }));
}

const width = slidesMatrix.indicators.length;

/** The slides' table: 10 sectors, 23 indicators. */
export const slidesFigures = editionOf(
  slidesCodes.map((_, at) => [...slidesMatrix.values.slice(at * width, (at + 1) * width)]),
  slidesMatrix.indicators.map((key) => {
    const indicator = slidesIndicators.find((each) => each.key === key);
    if (!indicator) throw new Error(`The slides have no indicator ${key}.`);
    return { key, suppressBelow: indicator.suppressBelow, isDuplicateOf: indicator.isDuplicateOf };
  }),
  { sectors: slidesCodes },
);

/** Every margin at once: indicators, groups of each sector (nothing added twice), and all sectors. */
export const slidesTotals: TotalsShown = {
  ofIndicators: true,
  ofGroups: slidesGroups.map(({ key }) =>
    slidesIndicators
      .filter(({ groupKey, isDuplicateOf }) => groupKey === key && isDuplicateOf === null)
      .map((indicator) => indicator.key),
  ),
  ofMunicipality: true,
};
