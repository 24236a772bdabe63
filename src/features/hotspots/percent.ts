import { formatNumber, inLanguage } from '../../state/language.svelte.ts';

/**
 * A share as a percentage, written as the messages write theirs: the format of the locale has no
 * space in Spanish.
 *
 * @param share 1 is 100 %
 */
export function percentText(share: number, options?: Intl.NumberFormatOptions): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  const number = formatNumber(share * 100, { maximumFractionDigits: digits, ...options });
  return inLanguage(`${number}\u00a0%`, `${number}%`);
}
