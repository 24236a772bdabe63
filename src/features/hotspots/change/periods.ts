import type { Day, Days } from '../../../domain/incident-filter.ts';
import {
  lengthInDays,
  periodBefore,
  shiftDay,
  stepStart,
  stepStarts,
} from '../../../domain/time-steps.ts';

/** The same days a year before; the 29th of February becomes the 28th. */
export function yearBefore({ from, to }: Days): Days {
  return { from: dayOfYearBefore(from), to: dayOfYearBefore(to) };
}

function dayOfYearBefore(day: Day): Day {
  const earlier = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
  return earlier.endsWith('-02-29') ? earlier.replace(/29$/, '28') : earlier;
}

export type EarlierChoice = 'before' | 'year' | 'own';

/** Which of the offered periods an earlier one is. */
export function choiceOf(later: Days, earlier: Days): EarlierChoice {
  if (same(earlier, periodBefore(later))) return 'before';
  return same(earlier, yearBefore(later)) ? 'year' : 'own';
}

function same(one: Days, other: Days): boolean {
  return one.from === other.from && one.to === other.to;
}

/** How much of a period lies where there are incidents. */
export function coverageOf({ from, to }: Days, known: Days): 'all' | 'part' | 'none' {
  if (to <= known.from || from >= known.to) return 'none';
  return from >= known.from && to <= known.to ? 'all' : 'part';
}

/** The part of a period of which there are incidents; null: there is none. */
export function partWithin({ from, to }: Days, known: Days): Days | null {
  const part = { from: from < known.from ? known.from : from, to: to > known.to ? known.to : to };
  return part.from < part.to ? part : null;
}

/** Whether two periods share a day: what is in both cannot have changed. */
export function overlap(one: Days, other: Days): boolean {
  return one.from < other.to && other.from < one.to;
}

/**
 * A period in two halves to compare with one another: whole months where it has at least two, else
 * days. null: it is a single day.
 */
export function halvesOf({ from, to }: Days): { before: Days; after: Days } | null {
  const months = stepStarts({ from, to }, 'month').filter((start) => start > from && start < to);
  const wholeMonths = from === stepStart(from, 'month') && to === stepStart(to, 'month');
  const middle =
    wholeMonths && months.length > 0
      ? (months[Math.floor(months.length / 2)] ?? from)
      : shiftDay(from, Math.floor(lengthInDays({ from, to }) / 2));
  if (middle <= from || middle >= to) return null;
  return { before: { from, to: middle }, after: { from: middle, to } };
}

/** The last month of which there are incidents and the one before it; null: there is one month alone. */
export function lastMonths(known: Days): { before: Days; after: Days } | null {
  const [before, after] = stepStarts(known, 'month').slice(-2);
  if (before === undefined || after === undefined) return null;
  return { before: { from: before, to: after }, after: { from: after, to: known.to } };
}
