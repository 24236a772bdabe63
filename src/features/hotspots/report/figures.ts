import { m } from '../../../messages/generated/messages.js';
import { formatNumber, inLanguage } from '../../../state/language.svelte.ts';

/** A measured value: no more digits than mean something. */
export function amountText(value: number): string {
  return formatNumber(value, { maximumSignificantDigits: 3 });
}

export function incidentsText(count: number): string {
  return m.analysis_incidents({ count, number: formatNumber(count) });
}

/** What plurals are chosen by, and how the number is written. */
export function counted(count: number): { count: number; number: string } {
  return { count, number: formatNumber(count) };
}

export function listText(texts: readonly string[]): string {
  return new Intl.ListFormat(inLanguage('es-SV', 'en'), { type: 'conjunction' }).format(texts);
}

export function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
