import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import { percentText } from '../percent.ts';
import type { Curve, Outcome } from './evaluation-rows.ts';

export function curveName(name: Curve['name'], bandwidth: number): string {
  switch (name) {
    case 'counts':
      return m.brief_evaluation_counts();
    case 'density':
      return m.brief_evaluation_density({ metres: formatNumber(bandwidth) });
    case 'gi_star':
      return m.brief_evaluation_gi_star();
    case 'best':
      return m.brief_evaluation_best();
  }
}

export function intervalText({ rate, low, high }: Outcome): string {
  return m.brief_evaluation_interval({
    rate: percentText(rate),
    low: formatNumber(Math.round(low * 100)),
    high: percentText(high),
  });
}

/** How many times as much as chance. */
export function timesText(times: number): string {
  return formatNumber(times, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

export function efficiencyText(pei: number): string {
  return formatNumber(pei, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
