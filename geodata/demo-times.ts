import type { Generator32 } from '../src/domain/random/generator.ts';

/** The demonstration year, local time of El Salvador (UTC-6, the same all year). */
export const demoYear = { from: '2015-01-01', to: '2015-12-31', days: 365 };

/** How likely a kind of incident is by hour (0 to 23) and weekday (Monday first); only ratios count. */
type Rhythm = { hours: readonly number[]; weekdays: readonly number[] };

// Invented for the demonstration: plain shapes that a chart shows well, not findings.
const night: Rhythm = {
  hours: [7, 6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 7, 9, 10, 10, 9, 8],
  weekdays: [6, 5, 5, 6, 11, 18, 16],
};
const home: Rhythm = {
  hours: [4, 3, 2, 1, 1, 2, 3, 4, 3, 3, 3, 3, 4, 4, 3, 3, 4, 6, 8, 10, 11, 10, 8, 6],
  weekdays: [7, 5, 5, 6, 8, 16, 20],
};
const street: Rhythm = {
  hours: [1, 1, 1, 1, 2, 5, 8, 8, 5, 4, 4, 5, 7, 6, 4, 4, 6, 9, 10, 8, 5, 3, 2, 1],
  weekdays: [9, 8, 8, 9, 15, 13, 6],
};
const office: Rhythm = {
  hours: [1, 1, 1, 1, 1, 1, 2, 4, 8, 10, 10, 9, 7, 7, 8, 9, 8, 6, 4, 3, 2, 2, 1, 1],
  weekdays: [12, 11, 11, 11, 12, 7, 4],
};

const rhythmOfGroup = new Map([
  ['lethal_violence', night],
  ['sexual_family_gender_violence', home],
  ['property', street],
  ['other_violence', office],
]);
const rhythmOfIndicator = new Map([
  ['assault', night],
  ['firearm_offenses', night],
]);

const dayLength = 86_400_000;
const firstDay = Date.parse(`${demoYear.from}T00:00:00Z`);

/** A day of the demonstration year from 0, and the same with the time as ISO 8601. */
export type DemoTime = { day: number; occurredAt: string };

export function drawTime(
  random: Generator32,
  indicator: { key: string; groupKey: string },
): DemoTime {
  const rhythm = rhythmOfIndicator.get(indicator.key) ?? rhythmOfGroup.get(indicator.groupKey);
  if (!rhythm) throw new Error(`The demonstration has no rhythm for ${indicator.key}.`);
  const day = pick(
    random,
    Array.from({ length: demoYear.days }, (_, at) => rhythm.weekdays[weekdayOf(at)] ?? 0),
  );
  const hour = pick(random, rhythm.hours);
  const minute = random.below(60);
  const date = new Date(firstDay + day * dayLength).toISOString().slice(0, 10);
  return { day, occurredAt: `${date}T${twoDigits(hour)}:${twoDigits(minute)}:00-06:00` };
}

/** A position in the list of weights, each as likely as its weight. */
export function pick(random: Generator32, weights: readonly number[]): number {
  let left = random.unit() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found === -1 ? weights.length - 1 : found;
}

function weekdayOf(day: number): number {
  return (new Date(firstDay + day * dayLength).getUTCDay() + 6) % 7;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
