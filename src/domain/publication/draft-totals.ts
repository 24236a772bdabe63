import type { Cell, Sum, Total } from '../disclosure/figures.ts';
import type { Indicator, IndicatorGroup } from '../indicator.ts';
import type { LeftOut } from './left-out.ts';

/** Which sums go out beside the values. */
export type TotalsChosen = {
  /** Of each indicator, over all sectors that have one. */
  ofIndicators: boolean;
  /** Of each sector, over the indicators of each group. */
  ofGroups: boolean;
  /** Of each group, over all sectors. */
  ofMunicipality: boolean;
};

export type ChosenTotals = { totals: Total<number>[]; leftOut: LeftOut[] };

/**
 * Sums over cells that the edition lists; what has no value adds nothing, and a sum of fewer than two
 * values says nothing new. Only counts that add up are summed, and within a group nothing twice: no
 * repeated indicator, and no indicator that is known to be a part of another there.
 */
export function chosenTotals(
  cells: readonly Cell<number | null>[],
  indicators: readonly Indicator[],
  groups: readonly IndicatorGroup[],
  sums: readonly Sum[],
  chosen: TotalsChosen,
): ChosenTotals {
  const values = new Map(cells.map((cell) => [nameOf(cell.sector, cell.indicator), cell.value]));
  const sectors = [...new Set(cells.map(({ sector }) => sector))];
  const additive = indicators.filter(({ aggregation }) => aggregation === 'extensive');
  const having = (keys: readonly string[]) =>
    sectors.filter((sector) => keys.every((key) => values.has(nameOf(sector, key))));
  const totals: Total<number>[] = [];
  const leftOut: LeftOut[] = [];

  function add(of: readonly string[], keys: readonly string[]): void {
    const parts = of
      .flatMap((sector) => keys.map((key) => values.get(nameOf(sector, key)) ?? null))
      .filter((value) => value !== null);
    if (parts.length < 2) return;
    const value = parts.reduce((sum, part) => sum + part, 0);
    totals.push({ sectors: [...of], indicators: [...keys], value });
  }

  if (chosen.ofIndicators) for (const { key } of additive) add(having([key]), [key]);
  for (const { key: group } of groups) {
    const keys = addedOnce(
      additive.filter(({ groupKey }) => groupKey === group),
      sums,
    );
    if (keys.length < 2) continue;
    const complete = having(keys);
    if (chosen.ofGroups) for (const sector of complete) add([sector], keys);
    if (!chosen.ofMunicipality) continue;
    const anyOf = sectors.filter((sector) => keys.some((key) => values.has(nameOf(sector, key))));
    if (complete.length === anyOf.length) add(complete, keys);
    else leftOut.push({ group, reason: 'gaps' });
  }
  return { totals, leftOut };
}

function addedOnce(indicators: readonly Indicator[], sums: readonly Sum[]): string[] {
  const originals = new Set<string>();
  const once = indicators.filter(({ key, isDuplicateOf }) => {
    const original = isDuplicateOf ?? key;
    if (originals.has(original)) return false;
    originals.add(original);
    return true;
  });
  const keys = once.map(({ key }) => key);
  const within = (key: string): boolean =>
    sums.some(({ total, parts }) => parts.includes(key) && keys.includes(total));
  return keys.filter((key) => !within(key));
}

function nameOf(sector: string, indicator: string): string {
  return JSON.stringify([sector, indicator]);
}
