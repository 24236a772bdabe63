import type { Cell } from '../disclosure/figures.ts';
import type { Indicator } from '../indicator.ts';
import type { LeftOut } from './left-out.ts';

/** The cells of an indicator, one for each sector that has an observation. */
export type CellsOf = (indicator: Indicator) => Cell<number | null>[];

/** The indicators that the disclosure checks have rules for: whole counts, the same where repeated. */
export function publishableIndicators(
  chosen: readonly Indicator[],
  cellsOf: CellsOf,
): { kept: Indicator[]; leftOut: LeftOut[] } {
  const kept: Indicator[] = [];
  const leftOut: LeftOut[] = [];
  // What is repeated comes before what repeats it, which is measured by it.
  for (const repeats of [false, true]) {
    for (const indicator of chosen) {
      if ((indicator.isDuplicateOf !== null) !== repeats) continue;
      const refused = notCounted(indicator, cellsOf) ?? notRepeated(indicator, kept, cellsOf);
      if (refused) leftOut.push(refused);
      else kept.push(indicator);
    }
  }
  return { kept: chosen.filter((indicator) => kept.includes(indicator)), leftOut };
}

function notCounted(indicator: Indicator, cellsOf: CellsOf): LeftOut | null {
  const { key, aggregation } = indicator;
  const cells = cellsOf(indicator);
  if (cells.every(({ value }) => value === null)) return { indicator: key, reason: 'no_values' };
  if (aggregation === 'intensive') return { indicator: key, reason: 'no_count' };
  const sectors = cells
    .filter(({ value }) => value !== null && !(Number.isSafeInteger(value) && value >= 0))
    .map(({ sector }) => sector);
  return sectors.length > 0 ? { indicator: key, reason: 'not_whole', sectors } : null;
}

/** Values of the same period and source are the same number under both names, or one is wrong. */
function notRepeated(
  indicator: Indicator,
  kept: readonly Indicator[],
  cellsOf: CellsOf,
): LeftOut | null {
  const { key, isDuplicateOf } = indicator;
  if (isDuplicateOf === null) return null;
  const repeated = kept.filter((each) => (each.isDuplicateOf ?? each.key) === isDuplicateOf);
  for (const other of repeated) {
    const sectors = cellsOf(indicator).flatMap((cell) =>
      cellsOf(other).some(
        ({ sector, period, source, value }) =>
          sector === cell.sector &&
          period === cell.period &&
          source === cell.source &&
          value !== cell.value,
      )
        ? [cell.sector]
        : [],
    );
    if (sectors.length > 0) {
      return { indicator: key, reason: 'differs_from_repeated', repeated: other.key, sectors };
    }
  }
  return null;
}
