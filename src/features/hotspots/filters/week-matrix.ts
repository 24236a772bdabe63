import type { IncidentCounts } from '../../../domain/incident-filter.ts';

/** Hours (0 to 23) and weekdays (1, Monday, to 7) that are meant; empty: all of them. */
export type WeekFilter = { hours: readonly number[]; weekdays: readonly number[] };
/** A cell of the matrix. */
export type WeekHour = { weekday: number; hour: number };

export const allHours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
export const allWeekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const wholeWeek: WeekFilter = { hours: [], weekdays: [] };

/** Counts of the 168 hours of a week from Monday midnight. */
export function weekCounts({ step, count }: IncidentCounts): Float64Array {
  const week = new Float64Array(168);
  step?.forEach((hour, row) => {
    if (typeof hour === 'number') week[hour] = (week[hour] ?? 0) + (count[row] ?? 0);
  });
  return week;
}

export function countOf(week: Float64Array, { weekday, hour }: WeekHour): number {
  return week[24 * (weekday - 1) + hour] ?? 0;
}

export function isMeant({ hours, weekdays }: WeekFilter, { weekday, hour }: WeekHour): boolean {
  return (
    (hours.length === 0 || hours.includes(hour)) &&
    (weekdays.length === 0 || weekdays.includes(weekday))
  );
}

/** The hours and days between two corners, both included. */
export function rectangle(one: WeekHour, other: WeekHour): WeekFilter {
  const between = (a: number, b: number) => (n: number) =>
    n >= Math.min(a, b) && n <= Math.max(a, b);
  return simplified({
    hours: allHours.filter(between(one.hour, other.hour)),
    weekdays: allWeekdays.filter(between(one.weekday, other.weekday)),
  });
}

/** An hour or a day of the week more, or one less; where all were meant, that one alone. */
export function toggled(filter: WeekFilter, what: { hour: number } | { weekday: number }) {
  const change = (list: readonly number[], n: number) =>
    list.includes(n) ? list.filter((each) => each !== n) : [...list, n].sort((a, b) => a - b);
  return simplified(
    'hour' in what
      ? { ...filter, hours: change(filter.hours, what.hour) }
      : { ...filter, weekdays: change(filter.weekdays, what.weekday) },
  );
}

/** All hours, or all days, are no filter. */
function simplified({ hours, weekdays }: WeekFilter): WeekFilter {
  return {
    hours: hours.length === allHours.length ? [] : hours,
    weekdays: weekdays.length === allWeekdays.length ? [] : weekdays,
  };
}

export function sameWeek(one: WeekFilter, other: WeekFilter): boolean {
  return one.hours.join() === other.hours.join() && one.weekdays.join() === other.weekdays.join();
}

/** Upper limits of classes of the counts above 0, whole numbers and about equally wide; at most 5. */
export function weekClasses(week: Float64Array): number[] {
  const most = Math.max(0, ...week);
  const classes = Math.min(5, most);
  return Array.from({ length: classes }, (_, i) => Math.ceil((most * (i + 1)) / classes));
}

/** The class of a count, from 0; -1: it is 0. */
export function weekClass(classes: readonly number[], count: number): number {
  return count === 0 ? -1 : classes.findIndex((limit) => count <= limit);
}

/** Parts of the day that a police shift speaks of. */
export const dayParts = {
  night: [0, 1, 2, 3, 4, 5],
  morning: [6, 7, 8, 9, 10, 11],
  afternoon: [12, 13, 14, 15, 16, 17],
  evening: [18, 19, 20, 21, 22, 23],
} as const;

/** Where an arrow leads in the matrix with its headings (hour -1, weekday 0); null: no arrow. */
export function moved(from: WeekHour, key: string, hoursDown: boolean): WeekHour | null {
  const along = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const step = along[key as keyof typeof along] as [number, number] | undefined;
  const at = { ...from };
  if (step) {
    const [right, down] = step;
    at.hour += hoursDown ? down : right;
    at.weekday += hoursDown ? right : down;
  } else if (key === 'Home') at[hoursDown ? 'weekday' : 'hour'] = hoursDown ? 1 : 0;
  else if (key === 'End') at[hoursDown ? 'weekday' : 'hour'] = hoursDown ? 7 : 23;
  else return null;
  const corner = at.hour < 0 && at.weekday < 1;
  const outside = at.hour < -1 || at.hour > 23 || at.weekday < 0 || at.weekday > 7;
  return corner || outside ? from : at;
}
