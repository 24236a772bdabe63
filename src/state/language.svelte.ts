import { overwriteGetLocale } from '../messages/generated/runtime.js';
import type { Locale } from './place.ts';
import { view } from './view.svelte.ts';

/** Makes every message follow the language of the address. Called once, before anything is shown. */
export function followLanguage(): void {
  overwriteGetLocale(() => view.locale);
}

/** The one of two texts that is in the language being read. */
export function inLanguage<Text>(spanish: Text, english: Text): Text {
  return view.locale === 'en' ? english : spanish;
}

const tags: Record<Locale, string> = { es: 'es-SV', en: 'en' };

// Making a format costs far more than using it, and a table writes thousands of numbers.
const formats = new Map<string, Intl.NumberFormat>();

/** A number as people here write it. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const key = `${view.locale} ${options ? JSON.stringify(options) : ''}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(tags[view.locale], options);
  formats.set(key, format);
  return format.format(value);
}

/** A day given as `YYYY-MM-DD`, written out; no time zone can move it to another day. */
export function formatDay(day: string, dateStyle: 'long' | 'medium' = 'long'): string {
  const written = new Intl.DateTimeFormat(tags[view.locale], { dateStyle, timeZone: 'UTC' });
  return written.format(Date.parse(`${day}T00:00:00Z`));
}

/** A moment given in ISO 8601, with its time of day as clocks here show it. */
export function formatInstant(instant: string): string {
  const written = new Intl.DateTimeFormat(tags[view.locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return written.format(Date.parse(instant));
}
