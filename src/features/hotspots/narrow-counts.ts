import type { IncidentCounts } from '../../domain/incident-filter.ts';

export type Narrowing = {
  /** Keys of indicators; null: every kind. */
  indicators: readonly string[] | null;
  /** null: the whole municipality, also what lies in no sector. */
  sectorId: number | null;
};

/**
 * Counts by sector and kind as they would be counted of some kinds, or of one sector, alone, and
 * added up to what `by` says. `synthetic` and `leftOut` are known for all of `counts` alone: where
 * there are any of them and not all are meant, they are the most that there can be (`exact` false).
 *
 * @throws RangeError for counts that are not by sector and kind
 */
export function narrowCounts(
  counts: IncidentCounts,
  { indicators, sectorId }: Narrowing,
  by: 'indicator' | 'sector',
): IncidentCounts & { exact: boolean } {
  const { sectorId: sectors, indicator: kinds, count } = counts;
  if (sectors === null || kinds === null) {
    throw new RangeError('Counts are not by sector and kind');
  }
  const meant = indicators && new Set(indicators);
  const sums = new Map<number | string | null, number>();
  let total = 0;
  for (let row = 0; row < count.length; row++) {
    const kind = kinds[row] ?? '';
    const sector = sectors[row] ?? null;
    if (meant && !meant.has(kind)) continue;
    if (sectorId !== null && sector !== sectorId) continue;
    const group = by === 'sector' ? sector : kind;
    sums.set(group, (sums.get(group) ?? 0) + (count[row] ?? 0));
    total += count[row] ?? 0;
  }
  const all = meant === null && sectorId === null;
  const allSynthetic = counts.synthetic === counts.total;
  return {
    total,
    synthetic: allSynthetic ? total : Math.min(total, counts.synthetic),
    leftOut: counts.leftOut,
    exact: all || ((allSynthetic || counts.synthetic === 0) && counts.leftOut === 0),
    column: null,
    row: null,
    step: null,
    sectorId: by === 'sector' ? ([...sums.keys()] as (number | null)[]) : null,
    indicator: by === 'indicator' ? ([...sums.keys()] as string[]) : null,
    count: Float64Array.from(sums.values()),
  };
}
