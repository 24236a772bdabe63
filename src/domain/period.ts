/** A stretch of days, both ends included; null: open on that side. Days as `YYYY-MM-DD`. */
export type Period = { from: string | null; to: string | null };

const rangePattern = /^([[(])(\d{4}-\d{2}-\d{2})?,(\d{4}-\d{2}-\d{2})?([\])])$/;

/** Reads a PostgreSQL date range such as `[2015-01-01,2016-01-01)`; null where it is none. */
export function parsePeriod(range: string): Period | null {
  const parts = rangePattern.exec(range);
  if (!parts) return null;
  const [, opening, from, to, closing] = parts;
  return {
    from: from === undefined ? null : opening === '(' ? shiftDay(from, 1) : from,
    to: to === undefined ? null : closing === ')' ? shiftDay(to, -1) : to,
  };
}

function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/**
 * Orders date ranges by how recent they are: by their last day, then their first, an open end last.
 * A period that is not stated (null) or not understood comes before every stated one.
 */
export function comparePeriods(a: string | null, b: string | null): number {
  if (a === b) return 0;
  const [keyA, keyB] = [recency(a), recency(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

function recency(range: string | null): string {
  const period = range === null ? null : parsePeriod(range);
  if (!period) return '';
  // Days sort as text; `9` is after, and `0` before, every year of four digits that occurs.
  return `${period.to ?? '9999-12-31'} ${period.from ?? '0000-01-01'}`;
}
