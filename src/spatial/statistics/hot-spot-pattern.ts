/** What a cell has been over time. The same words serve cold spots. */
export type Pattern =
  | 'new'
  | 'consecutive'
  | 'intensifying'
  | 'persistent'
  | 'diminishing'
  | 'sporadic'
  | 'oscillating'
  | 'historical';

export type EmergingClass = `${Pattern}_hot` | `${Pattern}_cold` | 'none';

/** Share of steps from which a cell counts as hot (cold) nearly always. */
const NEARLY_ALWAYS = 0.9;

/**
 * The class of a cell from its steps (1 hot, -1 cold, 0 neither, oldest first) and the direction of
 * its significant trend (1 up, -1 down, 0 none). Of classes that overlap the
 * first in the order of the source counts.
 *
 * Source: Esri, How Emerging Hot Spot Analysis works (ArcGIS Pro documentation).
 */
export function emergingClass(states: Int8Array, trend: number): EmergingClass {
  const hot = patternOf(states, 1, trend);
  if (hot !== null) return `${hot}_hot`;
  const cold = patternOf(states, -1, -trend);
  return cold === null ? 'none' : `${cold}_cold`;
}

/** @param trend towards more extreme values (1), away from them (-1), or none (0) */
function patternOf(states: Int8Array, sign: number, trend: number): Pattern | null {
  const last = states.length - 1;
  const count = states.reduce((sum, state) => sum + (state === sign ? 1 : 0), 0);
  const nearlyAlways = count >= NEARLY_ALWAYS * states.length;
  if (states[last] !== sign) return nearlyAlways ? 'historical' : null;
  if (nearlyAlways) return trend > 0 ? 'intensifying' : trend < 0 ? 'diminishing' : 'persistent';
  if (count === 1) return 'new';
  const run = last - states.findLastIndex((state) => state !== sign);
  if (run === count) return 'consecutive';
  return states.includes(-sign) ? 'oscillating' : 'sporadic';
}
