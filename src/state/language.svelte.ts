import { overwriteGetLocale } from '../messages/generated/runtime.js';
import type { Locale } from './place.ts';

let locale: () => Locale = () => 'es';

/**
 * Makes every text follow the language that this gives. Called once, before anything is shown; for
 * each page anew where pages are made one after the other.
 */
export function followLanguage(source: () => Locale): void {
  locale = source;
  overwriteGetLocale(source);
}

/** The one of two texts that is in the language being read. */
export function inLanguage<Text>(spanish: Text, english: Text): Text {
  return locale() === 'en' ? english : spanish;
}

const tags: Record<Locale, string> = { es: 'es-SV', en: 'en' };

// Making a format costs far more than using it, and a table writes thousands of numbers.
const formats = new Map<string, Intl.NumberFormat>();

/** A number as people here write it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const key = `${locale()} ${options ? JSON.stringify(options) : ''}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(tags[locale()], options);
  formats.set(key, format);
  return format.format(value);
}

/** A day given as `YYYY-MM-DD`, written out; no time zone can move it to another day. */
export function formatDay(day: string, dateStyle: 'long' | 'medium' = 'long'): string {
  const written = new Intl.DateTimeFormat(tags[locale()], { dateStyle, timeZone: 'UTC' });
  return written.format(Date.parse(`${day}T00:00:00Z`));
}

/** A moment given in ISO 8601, with its time of day as clocks here show it. */
export function formatInstant(instant: string): string {
  const written = new Intl.DateTimeFormat(tags[locale()], {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return written.format(Date.parse(instant));
}
