import type { Day, Days, IncidentCounts } from '../../../domain/incident-filter.ts';
import {
  daysOfStep,
  lengthInDays,
  shiftDay,
  stepStart,
  stepStarts,
  type Pace,
} from '../../../domain/time-steps.ts';

export type TimelineBar = { days: Days; count: number };

/** One bar for every step of the extent, also for those without incidents. */
export function timelineBars(counts: IncidentCounts, extent: Days, pace: Pace): TimelineBar[] {
  const known = new Map(counts.step?.map((start, row) => [start, counts.count[row] ?? 0]));
  return stepStarts(extent, pace).map((start) => ({
    days: daysOfStep(start, pace, extent),
    count: known.get(start) ?? 0,
  }));
}

/** The days where the brush comes to rest, in order: where steps and months begin, and both ends. */
export function brushStops(extent: Days, pace: Pace): Day[] {
  const starts = [...stepStarts(extent, pace), ...stepStarts(extent, 'month')];
  const inside = starts.filter((start) => start > extent.from && start < extent.to);
  return [...new Set([extent.from, ...inside, extent.to])].sort();
}

/** The stop that is nearest to a place on the timeline, 0 (the first day) to 1 (the end). */
export function stopAt(stops: readonly Day[], extent: Days, share: number): Day {
  const away = (day: Day) => Math.abs(placeOf(day, extent) - share);
  return stops.reduce((best, stop) => (away(stop) < away(best) ? stop : best), extent.from);
}

/** Where a day stands on the timeline, 0 to 1; days outside the extent stand at its ends. */
export function placeOf(day: Day, extent: Days): number {
  const length = lengthInDays(extent);
  const share = lengthInDays({ from: extent.from, to: day }) / length;
  return Math.min(1, Math.max(0, share));
}

/** The stop `by` further (earlier where below 0); the last or the first where there is none. */
export function nextStop(stops: readonly Day[], day: Day, by: number): Day {
  if (stops.length === 0) return day;
  const before = stops.filter((stop) => stop < day).length;
  const on = stops[before] === day;
  const at = by > 0 && !on ? before - 1 + by : before + by;
  return stops[Math.min(stops.length - 1, Math.max(0, at))] ?? day;
}

/** One end of a period put elsewhere; it never passes the other, but stays a step away from it. */
export function withEnd(days: Days, end: 'from' | 'to', day: Day, stops: readonly Day[]): Days {
  if (end === 'from') {
    return { ...days, from: day < days.to ? day : nextStop(stops, days.to, -1) };
  }
  return { ...days, to: day > days.from ? day : nextStop(stops, days.from, 1) };
}

/** A period taken along, as long as it is: it stops at the ends of the extent. */
export function movedTo(days: Days, from: Day, extent: Days): Days {
  const length = lengthInDays(days);
  const latest = shiftDay(extent.to, -length);
  const start = from > latest ? latest : from < extent.from ? extent.from : from;
  return { from: start, to: shiftDay(start, length) };
}

export type QuickPeriod = 'all' | 'month' | 'quarter';

/** The last months of which there are incidents, or all of them. */
export function quickPeriod(which: QuickPeriod, extent: Days): Days {
  if (which === 'all') return extent;
  let from = stepStart(shiftDay(extent.to, -1), 'month');
  for (let months = which === 'month' ? 1 : 3; months > 1; months--) {
    from = stepStart(shiftDay(from, -1), 'month');
  }
  return { from: from < extent.from ? extent.from : from, to: extent.to };
}
