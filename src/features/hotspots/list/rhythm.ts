import type { IncidentCounts } from '../../../domain/incident-filter.ts';

/** When incidents happen, from those whose hour is known. */
export type Rhythm = {
  known: number;
  /** Incidents whose hour is not known. */
  unknown: number;
  /** 24 counts from midnight. */
  byHour: number[];
  /** 7 counts from Monday. */
  byWeekday: number[];
  /** The three hours with the most incidents; null where too few are known to tell. */
  busiest: { from: number; to: number; count: number } | null;
  /** Weekdays (1 is Monday) that stand out; empty where none does, or too few are known to tell. */
  weekdays: number[];
};

/** Fewer incidents than this say nothing of hours. */
const leastForRhythm = 10;
const stretch = 3;

/** @throws RangeError for counts that are not by hour of the week */
export function rhythmOf(counts: Pick<IncidentCounts, 'step' | 'count' | 'leftOut'>): Rhythm {
  if (counts.step === null) throw new RangeError('Counts are not by hour');
  const byHour = new Array<number>(24).fill(0);
  const byWeekday = new Array<number>(7).fill(0);
  counts.step.forEach((step, i) => {
    const hour = Number(step);
    const count = counts.count[i] ?? 0;
    byHour[hour % 24] = (byHour[hour % 24] ?? 0) + count;
    byWeekday[Math.floor(hour / 24)] = (byWeekday[Math.floor(hour / 24)] ?? 0) + count;
  });
  const known = byHour.reduce((sum, count) => sum + count, 0);
  const enough = known >= leastForRhythm;
  return {
    ...{ known, unknown: counts.leftOut, byHour, byWeekday },
    busiest: enough ? busiestStretch(byHour) : null,
    weekdays: enough ? outstanding(byWeekday) : [],
  };
}

/** The three hours in a row, maybe over midnight, with the most incidents; the earliest of equals. */
function busiestStretch(byHour: readonly number[]): Rhythm['busiest'] {
  const sums = byHour.map((_, from) =>
    Array.from({ length: stretch }, (_hour, i) => byHour[(from + i) % 24] ?? 0).reduce(
      (sum, count) => sum + count,
      0,
    ),
  );
  const count = Math.max(...sums);
  const from = sums.indexOf(count);
  return { from, to: (from + stretch) % 24, count };
}

/** Days whose count is more than chance would give at an even spread (by two Poisson deviations). */
function outstanding(byWeekday: readonly number[]): number[] {
  const mean = byWeekday.reduce((sum, count) => sum + count, 0) / 7;
  return byWeekday.flatMap((count, day) => (count > mean + 2 * Math.sqrt(mean) ? [day + 1] : []));
}

/** Counts by kind, the most frequent first. */
export function kindsOf({
  indicator,
  count,
}: Pick<IncidentCounts, 'indicator' | 'count'>): { key: string; count: number }[] {
  const sums = new Map<string, number>();
  indicator?.forEach((key, i) => sums.set(key, (sums.get(key) ?? 0) + (count[i] ?? 0)));
  return [...sums]
    .map(([key, sum]) => ({ key, count: sum }))
    .sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
}
