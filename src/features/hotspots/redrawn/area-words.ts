import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import { areaText } from '../../../state/wording.ts';

/** Square metres, as such where hundredths of a square kilometre would hide them. */
export function areaOfChange(squareMetres: number): string {
  return squareMetres < 100_000
    ? m.hotspots_redrawn_m2({ area: formatNumber(squareMetres, { maximumFractionDigits: 0 }) })
    : m.hotspots_redrawn_km2({ area: areaText(squareMetres / 1e6) });
}
