import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import type { Confidence, EmergingHotSpots, LocalMoran } from '../../../spatial/index.ts';

type MoranClass = LocalMoran['class'][number];
type EmergingClass = EmergingHotSpots['class'][number];

export function confidenceText(level: Confidence): string {
  switch (level) {
    case 3:
      return m.cells_hot_3();
    case 2:
      return m.cells_hot_2();
    case 1:
      return m.cells_hot_1();
    case 0:
      return m.cells_not_significant();
    case -1:
      return m.cells_cold_1();
    case -2:
      return m.cells_cold_2();
    case -3:
      return m.cells_cold_3();
  }
}

const moranTexts: Record<MoranClass, () => string> = {
  HH: m.cells_moran_HH,
  LL: m.cells_moran_LL,
  HL: m.cells_moran_HL,
  LH: m.cells_moran_LH,
  not_significant: m.cells_not_significant,
  island: m.cells_moran_island,
};

export function moranText(found: MoranClass): string {
  return moranTexts[found]();
}

const patternTexts = {
  new: m.cells_pattern_new,
  consecutive: m.cells_pattern_consecutive,
  intensifying: m.cells_pattern_intensifying,
  persistent: m.cells_pattern_persistent,
  diminishing: m.cells_pattern_diminishing,
  sporadic: m.cells_pattern_sporadic,
  oscillating: m.cells_pattern_oscillating,
  historical: m.cells_pattern_historical,
};

export function emergingText(found: EmergingClass): string {
  if (found === 'none') return m.cells_emerging_none();
  const [name, heat] = found.split('_') as [keyof typeof patternTexts, 'hot' | 'cold'];
  const pattern = patternTexts[name]();
  return heat === 'hot' ? m.cells_emerging_hot({ pattern }) : m.cells_emerging_cold({ pattern });
}

/** A statistic, to two decimals. */
export function statisticText(value: number): string {
  return formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A p-value as it can be told: `< 0.001`, or to three decimals. */
export function pText(p: number): string {
  return p < 0.001
    ? `< ${formatNumber(0.001, { maximumFractionDigits: 3 })}`
    : formatNumber(p, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/** Limits and densities: no more digits than they need. */
export function amountText(value: number): string {
  return formatNumber(value, { maximumSignificantDigits: 3 });
}
