import type { Day, Days } from './incident-filter.ts';

/** The day `by` days later (earlier where it is below 0). */
export function shiftDay(day: Day, by: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** How many days a period has. */
export function lengthInDays({ from, to }: Days): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export type Pace = 'month' | 'week' | 'day';

/** The first day of the month, or the Monday of the week, that a day is in. */
export function stepStart(day: Day, pace: Pace): Day {
  if (pace === 'day') return day;
  if (pace === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shiftDay(day, -weekday);
}

function nextStep(start: Day, pace: Pace): Day {
  if (pace === 'day') return shiftDay(start, 1);
  return pace === 'week' ? shiftDay(start, 7) : stepStart(shiftDay(start, 31), 'month');
}

/** First days of the months or weeks (from Monday), or the days, of a period in order; none is left out. */
export function stepStarts({ from, to }: Days, pace: Pace): Day[] {
  const starts: Day[] = [];
  for (let start = stepStart(from, pace); start < to; start = nextStep(start, pace)) {
    starts.push(start);
  }
  return starts;
}

/** The days of a step that lie in a period. */
export function daysOfStep(start: Day, pace: Pace, within: Days): Days {
  const end = nextStep(start, pace);
  return { from: start < within.from ? within.from : start, to: end > within.to ? within.to : end };
}

/** The period just before another one, as long: whole months before whole months, else days. */
export function periodBefore({ from, to }: Days): Days {
  const wholeMonths = from.endsWith('-01') && to.endsWith('-01');
  if (!wholeMonths) return { from: shiftDay(from, -lengthInDays({ from, to })), to: from };
  const months = stepStarts({ from, to }, 'month').length;
  let start = from;
  for (let i = 0; i < months; i++) start = stepStart(shiftDay(start, -1), 'month');
  return { from: start, to: from };
}
