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
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A number as people here write it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const key = `${locale()} ${options ? JSON.stringify(options) : ''}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tags[locale()], options);
  numberFormats.set(key, format);
  return format.format(value);
}

/** A day given as `YYYY-MM-DD`, written out; no time zone can move it to another day. */
export function formatDay(day: string, dateStyle: 'long' | 'medium' = 'long'): string {
  return formatDate(`${day}T00:00:00Z`, { dateStyle, timeZone: 'UTC' });
}

/** A moment given in ISO 8601, with its time of day as clocks here show it. */
export function formatInstant(instant: string): string {
  return formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' });
}

function formatDate(instant: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale()} ${JSON.stringify(options)}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(tags[locale()], options);
  dateFormats.set(key, format);
  return format.format(Date.parse(instant));
}
