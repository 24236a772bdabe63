import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import type { HotCellChange, HotspotComparison } from '../../../spatial/index.ts';
import { percentText } from '../percent.ts';
import type { RateRatio } from './rate-ratio.ts';

/** `+25 %` for 1.25 times as much. */
function changeText(ratio: number): string {
  return percentText(ratio - 1, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
}

/** How a total changed, with its interval. */
export function ratioText(ratio: RateRatio | null): string {
  if (ratio === null) return m.brief_change_new();
  const percent = changeText(ratio.ratio);
  return Number.isFinite(ratio.high)
    ? m.brief_change_ratio({
        percent,
        low: changeText(ratio.low),
        high: changeText(ratio.high),
      })
    : m.brief_change_ratio_open({ percent });
}

/** A difference with its sign; of rates with a decimal. */
export function differenceText(difference: number, unit: HotspotComparison['unit']): string {
  return formatNumber(difference, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: unit === 'incidents' ? 0 : 1,
  });
}

export function judgementText(changed: number): string {
  if (changed > 0) return m.brief_change_rose();
  return changed < 0 ? m.brief_change_fell() : m.brief_change_untold();
}

/** The least level of a hot cell that is spoken of here: 95 %. */
const hot = 2;

export function heatText({ before, after }: HotCellChange['level']): string {
  if ((before ?? 0) >= hot && (after ?? 0) >= hot) return m.brief_change_stayed_hot();
  return (before ?? 0) >= hot ? m.brief_change_was_hot() : m.brief_change_became_hot();
}

export function patternText({ pattern, beyondChance }: HotCellChange): string {
  if (pattern === null) return m.brief_change_same();
  const words = {
    fall_fall: m.brief_change_fall_fall,
    fall_rise: m.brief_change_fall_rise,
    rise_fall: m.brief_change_rise_fall,
    rise_rise: m.brief_change_rise_rise,
  }[pattern]();
  const judged = beyondChance ? m.brief_change_pattern_beyond() : m.brief_change_pattern_within();
  return `${words} · ${judged}`;
}
