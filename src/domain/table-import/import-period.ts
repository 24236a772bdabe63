import { parsePeriod } from '../period.ts';

/** The time that the values of a table cover, first and last day included; or stated as unknown. */
export type ImportPeriod = 'unknown' | { from: string; to: string };

export type PeriodFault = 'from-missing' | 'to-missing' | 'not-a-day' | 'ends-before-it-begins';

/** What is wrong with a first and a last day as a person wrote them; null: nothing. */
export function periodFault(from: string, to: string): PeriodFault | null {
  if (from === '') return 'from-missing';
  if (to === '') return 'to-missing';
  if (!isDay(from) || !isDay(to)) return 'not-a-day';
  return from > to ? 'ends-before-it-begins' : null;
}

/** A day of the calendar as `YYYY-MM-DD`, from 1900 to 2100: other years are typing errors. */
function isDay(text: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** The period as a PostgreSQL date range; null where it is unknown. */
export function periodRange(period: ImportPeriod): string | null {
  if (period === 'unknown') return null;
  const after = new Date(`${period.to}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  return `[${period.from},${after.toISOString().slice(0, 10)})`;
}

/** Whether two date ranges are the same days, however they are written. */
export function samePeriod(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return a === b;
  const [left, right] = [parsePeriod(a), parsePeriod(b)];
  return left !== null && left.from === right?.from && left.to === right.to;
}
