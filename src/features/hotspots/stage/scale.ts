import type { Shown } from '../shown.ts';
import { lengthInDays } from '../../../domain/time-steps.ts';

/** Limits of a density, at most. */
const densityLimitCount = 6;
/** How many times the mean a density begins its last class below. */
const farAboveMean = 16;

/**
 * Greatest counts of the lower classes: 1, 2, 4, 8 and 16, or 2, 5, 10 … times as many where there
 * are so many incidents that these would not reach. Classes double, as most places have few and some
 * have many; the last one has no end. They follow the mean alone, so that all periods of one length
 * have the same.
 *
 * @param mean incidents of a place in a period as long as the one that is shown
 */
export function countLimits(mean: number): number[] {
  const times = Math.max(1, roundUp(mean / 4));
  return [1, 2, 4, 8, 16].map((steps) => times * steps);
}

/** 0 for none, else from 1 the class that a count falls into. */
export function countClass(limits: readonly number[], count: number): number {
  if (!(count > 0)) return 0;
  const found = limits.findIndex((limit) => count <= limit);
  return 1 + (found < 0 ? limits.length : found);
}

/** Round limits (1, 2, 5, 10 ...) below sixteen times the mean, ascending: each begins a class. */
export function densityLimits(mean: number): number[] {
  const most = mean * farAboveMean;
  const limits: number[] = [];
  if (!(most > 0)) return limits;
  let power = Math.floor(Math.log10(most));
  while (limits.length < densityLimitCount) {
    for (const digit of [5, 2, 1]) {
      const limit = Number(`${digit}e${power}`);
      if (limit < most && limits.length < densityLimitCount) limits.unshift(limit);
    }
    power--;
  }
  return limits;
}

type Known = Pick<Shown, 'known' | 'studyAreaM2'>;

/**
 * What a place has on the mean over all dates, by the filters that are set.
 *
 * @param days length of the period that is shown; months count as equally long
 * @param places cells or sectors
 */
export function meanCount({ known }: Known, days: number, places: number): number {
  const like = days < 28 ? days : 30 * Math.round(days / 30);
  return (known.total * like) / lengthInDays(known) / places;
}

/** Incidents per square kilometre and 30 days over all dates, by the filters that are set. */
export function meanDensity({ known, studyAreaM2 }: Known): number {
  return (known.total / lengthInDays(known)) * 30 * (1e6 / studyAreaM2);
}

/** The least of 1, 2 and 5 times a power of ten that reaches a number above 0. */
function roundUp(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find((step) => step * power >= value) ?? 10);
}
