import { cellText, type Cell } from '../../domain/table-import/grid.ts';
import type { DayOrder } from './incident-import.ts';
import { parseTime } from './parse-time.ts';

/** Milliseconds are those of a clock in El Salvador, counted as if it showed UTC. */
export type DateReading =
  /** `minutes` after midnight; null: none is stated. */
  | { kind: 'day'; at: number; minutes: number | null }
  | { kind: 'month'; at: number }
  /** Day and month can stand either way. */
  | { kind: 'order-needed' }
  | { kind: 'missing' }
  | { kind: 'fault' };

const fault: DateReading = { kind: 'fault' };
const dayLength = 86_400_000;
const minuteLength = 60_000;
/** El Salvador is six hours behind UTC all year. */
export const behindUtc = 6 * 3_600_000;

const time = String.raw`(?:(?:T|,?\s+|\s*-\s+)(.+))?`;
const iso = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const numeric = new RegExp(
  String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})${time}$`,
);
const dayNamedMonth = new RegExp(
  String.raw`^(\d{1,2})(?:º|ro)?(?:\s+de\s+|[\s/.-]+)([a-z]{3,10})\.?(?:\s+del?\s+|,?[\s/.-]+)(\d{4}|\d{2})${time}$`,
);
const namedMonthDay = new RegExp(
  String.raw`^([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}$`,
);
const isoMonth = /^(\d{4})[-/.](\d{1,2})$/;
const numericMonth = /^(\d{1,2})[-/.](\d{4})$/;
const namedMonth = /^([a-z]{3,10})\.?(?:\s+del?\s+(\d{4})|[\s/.-]+(\d{4})|[-/](\d{2}))$/;
const weekday =
  /^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|lun|mar|mie|jue|vie|sab|dom|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[.,]?\s+(?=.*\d{1,2}.*\d{2})/;
const zone = /\s*(Z|[+-]\d{2}:?\d{2})$/i;
const months = 'ene|jan feb mar abr|apr may jun jul ago|aug sep|set oct nov dic|dec'
  .split(' ')
  .map((names) => new RegExp(`^(?:${names})`));

/** Which order a date of two numbers and a year proves; `either`: both; null: it is no such date. */
export function provenOrder(cell: Cell): DayOrder | 'either' | null {
  const [, a, b] = typeof cell === 'string' ? (numeric.exec(cell.trim()) ?? []) : [];
  if (a === undefined || a === b) return null;
  if (Number(a) > 12 && Number(b) <= 12) return 'day-first';
  if (Number(b) > 12 && Number(a) <= 12) return 'month-first';
  return Number(a) <= 12 ? 'either' : null;
}

/**
 * Reads a date with or without a time: ISO 8601, numbers in the order given, names of months in
 * Spanish or English, the day numbers of spreadsheets (1900 system), and months alone.
 *
 * @param order null: only dates that are the same both ways, or possible in one way alone, are read
 * @param thisYear tells the century of years with two digits
 */
export function parseDate(cell: Cell, order: DayOrder | null, thisYear: number): DateReading {
  const text = cellText(cell);
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return ofNumber(text, thisYear);
  if (!/\d/.test(text)) return text === '' || !/[a-z]/i.test(text) ? { kind: 'missing' } : fault;
  const isoParts = iso.exec(text);
  if (isoParts) {
    const [, y, , m, d, clock] = isoParts;
    return dayOf(Number(y), Number(m), Number(d), clock);
  }
  const [found, a, b, y = '', clock] = numeric.exec(text) ?? [];
  if (found !== undefined) {
    const proven = provenOrder(text);
    const by = order ?? (proven === null ? 'day-first' : proven);
    if (by === 'either') return { kind: 'order-needed' };
    const [d, m] = by === 'day-first' ? [a, b] : [b, a];
    return dayOf(yearOf(y, thisYear), Number(m), Number(d), clock);
  }
  return ofMonth(text, thisYear) ?? ofWords(text, thisYear);
}

function ofNumber(text: string, thisYear: number): DateReading {
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (compact) {
    const [, y = '', m, d] = compact;
    return d === undefined
      ? monthOf(Number(y), Number(m))
      : dayOf(Number(y), Number(m), Number(d), undefined);
  }
  const serial = Number(text.replace(',', '.'));
  // From 1900 to the end of next year: other numbers are no days.
  if (serial < 1 || serial > (Date.UTC(thisYear + 2, 0, 1) - Date.UTC(1899, 11, 30)) / dayLength) {
    return fault;
  }
  // Numbers that small are more likely years, hours or codes than days before 1940.
  if (serial < 14_611) return fault;
  const day = Math.floor(serial);
  const minutes = Math.floor(Math.round((serial - day) * 86_400) / 60);
  const at = Date.UTC(1899, 11, 30) + day * dayLength;
  return { kind: 'day', at, minutes: serial === day ? null : minutes };
}

function ofMonth(text: string, thisYear: number): DateReading | null {
  const [, y, m] = isoMonth.exec(text) ?? [];
  if (y !== undefined) return monthOf(Number(y), Number(m));
  const [, month, year] = numericMonth.exec(text) ?? [];
  if (month !== undefined) return monthOf(Number(year), Number(month));
  const named = namedMonth.exec(foldWords(text));
  if (!named) return null;
  const written = named[2] ?? named[3] ?? named[4] ?? '';
  return monthOf(yearOf(written, thisYear), monthNamed(named[1] ?? ''));
}

function ofWords(text: string, thisYear: number): DateReading {
  const folded = foldWords(text).replace(weekday, '');
  const [, d, name = '', y = '', clock] = dayNamedMonth.exec(folded) ?? [];
  if (d !== undefined) return dayOf(yearOf(y, thisYear), monthNamed(name), Number(d), clock);
  const [, month, day, year, hour] = namedMonthDay.exec(folded) ?? [];
  if (month === undefined) return fault;
  return dayOf(Number(year), monthNamed(month), Number(day), hour);
}

function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** 1 to 12; 0: no month has that name. */
function monthNamed(name: string): number {
  return months.findIndex((each) => each.test(name)) + 1;
}

function yearOf(text: string, thisYear: number): number {
  if (text.length !== 2) return Number(text);
  const inCentury = 2000 + Number(text);
  return inCentury > thisYear + 1 ? inCentury - 100 : inCentury;
}

function monthOf(year: number, month: number): DateReading {
  return month >= 1 && month <= 12 ? { kind: 'month', at: Date.UTC(year, month - 1) } : fault;
}

function dayOf(y: number, m: number, d: number, clock: string | undefined): DateReading {
  const at = Date.UTC(y, m - 1, d);
  // The calendar moves days that it does not have into the next month.
  if (m < 1 || m > 12 || new Date(at).getUTCDate() !== d) return fault;
  if (clock === undefined) return { kind: 'day', at, minutes: null };
  const offset = zone.exec(clock)?.[1];
  const minutes = parseTime(clock.replace(zone, ''));
  if (minutes === null || Number.isNaN(minutes)) return fault;
  if (offset === undefined) return { kind: 'day', at, minutes };
  const local = at + minutes * minuteLength - offsetOf(offset) - behindUtc;
  const day = Math.floor(local / dayLength) * dayLength;
  return { kind: 'day', at: day, minutes: (local - day) / minuteLength };
}

function offsetOf(text: string): number {
  if (/z/i.test(text)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteLength;
}
