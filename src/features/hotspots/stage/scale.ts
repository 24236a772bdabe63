import { classBreaks } from '../../../spatial/index.ts';

/** Classes of counts, at most. */
const countClasses = 6;
/** Limits of a density, at most. */
const densityLimitCount = 6;

/**
 * Greatest counts of the lower classes, for cells or sectors that have any; the last class has no
 * end, so that a scale can be kept for other counts.
 */
export function countLimits(counts: Float64Array): number[] {
  return [
    ...classBreaks(
      counts.filter((count) => count > 0),
      countClasses,
      'natural',
    ),
  ];
}

/** 0 for none, else from 1 the class that a count falls into. */
export function countClass(limits: readonly number[], count: number): number {
  if (!(count > 0)) return 0;
  const found = limits.findIndex((limit) => count <= limit);
  return 1 + (found < 0 ? limits.length : found);
}

/** Round limits (1, 2, 5, 10 ...) below the greatest density, ascending: each begins a class. */
export function densityLimits(density: Float64Array): number[] {
  const most = density.reduce((a, b) => (b > a ? b : a), 0);
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

/**
 * Scales that stay while periods change, so that maps of two periods compare. A scale belongs to a
 * key: what is counted, and how, but not when.
 */
export class KeptScales {
  readonly #kept = new Map<string, { limits: readonly number[]; source: string }>();

  /**
   * The limits of a key: those kept for it, or else new ones, which are kept from now on.
   *
   * @param source of what time it is; `kept`: the limits are of another one
   */
  limits(
    key: string,
    source: string,
    find: () => number[],
  ): { limits: readonly number[]; kept: boolean } {
    const known = this.#kept.get(key);
    if (known && known.limits.length > 0) {
      return { limits: known.limits, kept: known.source !== source };
    }
    const limits = find();
    this.#kept.set(key, { limits, source });
    return { limits, kept: false };
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
