import { sectorTitle } from '../../../domain/names.ts';
import type { Days, IncidentCounts, IncidentFilter } from '../../../domain/incident-filter.ts';
import type { Indicator } from '../../../domain/indicator.ts';
import type { Sector } from '../../../domain/territory.ts';
import { shiftDay } from '../../../domain/time-steps.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatDay, formatNumber, inLanguage } from '../../../state/language.svelte.ts';
import { indicatorLabel } from '../../../state/wording.ts';

// Making a format costs far more than using it, and the hours of a week need 168 names.
const weekdayFormats = new Map<string, Intl.DateTimeFormat>();

/** A weekday, 1 being Monday. */
export function weekdayName(weekday: number, style: 'long' | 'short' | 'narrow'): string {
  const tag = inLanguage('es-SV', 'en');
  const key = `${tag} ${style}`;
  const format =
    weekdayFormats.get(key) ?? new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' });
  weekdayFormats.set(key, format);
  // 5 January 1970 was a Monday.
  return format.format((weekday + 3) * 86_400_000);
}

/** Stretches of neighbouring numbers: `[1, 2, 5]` is `[[1, 2], [5, 5]]`. */
export function stretches(numbers: readonly number[]): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (const n of numbers) {
    const stretch = found.at(-1);
    if (stretch?.[1] === n - 1) stretch[1] = n;
    else found.push([n, n]);
  }
  return found;
}

function listed(texts: string[]): string {
  const tag = inLanguage('es-SV', 'en');
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(texts);
}

/** `18–24 h`; the end is where the last hour ends. */
export function hoursText(hours: readonly number[]): string {
  return m.hotspots_hours({ hours: listed(stretches(hours).map(([a, b]) => `${a}–${b + 1}`)) });
}

export function weekdaysText(weekdays: readonly number[]): string {
  const name = (weekday: number) => weekdayName(weekday, 'long');
  return listed(
    stretches(weekdays).flatMap(([a, b]) =>
      b - a > 1 ? `${name(a)}–${name(b)}` : a === b ? name(a) : [name(a), name(b)],
    ),
  );
}

/** The first and the last day of a period. */
export function daysText({ from, to }: Days): string {
  const last = shiftDay(to, -1);
  if (last <= from) return formatDay(from, 'medium');
  return m.hotspots_period_text({ from: formatDay(from, 'medium'), to: formatDay(last, 'medium') });
}

/** What is filtered by, in words; the period alone where nothing else is. */
export function filterText(
  filter: IncidentFilter,
  sector: Sector | null,
  indicators: readonly Indicator[],
): string {
  const { indicators: kinds, hours, weekdays } = filter;
  const names = indicators.filter(({ key }) => kinds?.includes(key)).map(indicatorLabel);
  const [first = '', ...more] = names;
  const parts = [
    names.length > 2 ? `${first} + ${formatNumber(more.length)}` : names.join(', '),
    daysText(filter),
    weekdays ? weekdaysText(weekdays) : '',
    hours ? hoursText(hours) : '',
    sector ? sectorTitle(sector) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** How many of the incidents are invented; null: none. */
export function syntheticText({ total, synthetic }: IncidentCounts): string | null {
  if (synthetic === 0) return null;
  if (synthetic === total) return m.hotspots_synthetic_all();
  return m.hotspots_synthetic_some({ count: synthetic, number: formatNumber(synthetic) });
}
