import type { Indicator, Observation } from '../../domain/indicator.ts';
import { parsePeriod } from '../../domain/period.ts';
import type { Phase } from '../../domain/phase.ts';
import type { Standing } from '../../domain/summary.ts';
import type { Anchor, GeometryStatus } from '../../domain/territory.ts';
import type { NoSumReason } from '../../spatial/index.ts';
import { m } from '../../messages/generated/messages.js';
import { formatDay, formatNumber, inLanguage } from '../../state/language.svelte.ts';

export function indicatorLabel({ labelEs, labelEn }: Indicator): string {
  return inLanguage(labelEs, labelEn);
}

/** A value of an indicator, thousands separated, with at most two decimals. */
export function valueText(value: number): string {
  return formatNumber(value, { maximumFractionDigits: 2, useGrouping: 'always' });
}

/** An area without its unit, in square kilometres. */
export function areaText(areaKm2: number): string {
  return formatNumber(areaKm2, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The name of a phase; null: no phase stated. */
export function phaseName(phase: Phase | null): string {
  return phase ? inLanguage(phase.nameEs, phase.nameEn) : m.explore_phase_not_stated();
}

/** A date range of the database in words. */
export function periodText(range: Observation['period']): string {
  if (range === null) return m.explore_period_not_stated();
  const period = parsePeriod(range);
  if (!period) return range;
  const [from, to] = [period.from && formatDay(period.from), period.to && formatDay(period.to)];
  if (from && to) return m.explore_period_between({ from, to });
  if (from) return m.explore_period_from({ from });
  return to ? m.explore_period_until({ to }) : m.explore_period_not_stated();
}

/** Where a value stands among the sectors that have one; ties are said. */
export function standingText({ higher, same, lower }: Standing): string {
  const of = higher + same + lower + 1;
  if (of === 1) return m.explore_standing_only();
  if (same === of - 1) return m.explore_standing_all_same({ of });
  if (higher === 0) {
    return same
      ? m.explore_standing_highest_shared({ of, same })
      : m.explore_standing_highest({ of });
  }
  if (lower === 0) {
    return same
      ? m.explore_standing_lowest_shared({ of, same })
      : m.explore_standing_lowest({ of });
  }
  const rank = higher + 1;
  return same
    ? m.explore_standing_shared({ rank, of, same })
    : m.explore_standing_rank({ rank, of });
}

export function noSumText(reason: NoSumReason): string {
  switch (reason) {
    case 'duplicate':
      return m.explore_no_sum_duplicate();
    case 'intensive':
      return m.explore_no_sum_intensive();
    case 'unknown':
      return m.explore_no_sum_unknown();
    case 'mixed-periods':
      return m.explore_no_sum_mixed_periods();
    case 'no-data':
      return m.explore_no_data();
  }
}

export function geometryStatusText(status: GeometryStatus): string {
  switch (status) {
    case 'official':
      return m.explore_boundaries_official();
    case 'surveyed':
      return m.explore_boundaries_surveyed();
    case 'illustrative':
      return m.explore_boundaries_illustrative();
  }
}

/** How sure the place of an illustrative sector is. */
export function anchorText(anchor: Anchor): string {
  switch (anchor) {
    case 'known':
      return m.explore_anchor_known();
    case 'likely':
      return m.explore_anchor_likely();
    case 'described':
      return m.explore_anchor_described();
    case 'none':
      return m.explore_anchor_none();
  }
}
