import type { Cell, Total } from './figures.ts';

/** Which sums of a table are shown. */
export type TotalsShown = {
  /** Of each indicator, over all sectors. */
  ofIndicators: boolean;
  /** Of each sector, over each of these groups of indicators. */
  ofGroups: string[][];
  /** Of each of these groups over all sectors. */
  ofMunicipality: boolean;
};

/** Sums as a table shows them in its margins; what has no value adds nothing. */
export function tableTotals(
  cells: readonly Cell<number | null>[],
  { ofIndicators, ofGroups, ofMunicipality }: TotalsShown,
): Total<number>[] {
  const sectors = [...new Set(cells.map(({ sector }) => sector))];
  const indicators = [...new Set(cells.map(({ indicator }) => indicator))];
  const over = [
    ...(ofIndicators ? indicators.map((indicator) => ({ sectors, indicators: [indicator] })) : []),
    ...ofGroups.flatMap((group) =>
      sectors.map((sector) => ({ sectors: [sector], indicators: group })),
    ),
    ...(ofMunicipality ? ofGroups.map((group) => ({ sectors, indicators: group })) : []),
  ];
  return over.map((total) => ({
    ...total,
    value: cells
      .filter(
        ({ sector, indicator }) =>
          total.sectors.includes(sector) && total.indicators.includes(indicator),
      )
      .reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
}
