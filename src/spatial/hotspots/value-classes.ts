/**
 * Lower limits of classes, ascending; the last class is open to above. They double from one to the
 * next, as counts of incidents are few in most places and many in some.
 */
export type DoublingClasses = readonly number[];

/** Classes that a person can tell apart by lightness alone. */
const mostClasses = 6;

/**
 * Classes of counts: 1, 2 to 3, 4 to 7, and so on, or with limits 2, 5, 10, ... times as high where
 * there are so many incidents that these would not reach. They depend on nothing but the highest
 * count there can be, so that every period and every step of time is shown on the same scale.
 *
 * @param most highest count of a cell over the whole extent of the data, in one cell of this shape
 */
export function countClasses(most: number): DoublingClasses {
  const times = stepUp(most / 2 ** mostClasses, 1);
  const count = Math.max(1, Math.min(mostClasses, Math.floor(Math.log2(most / times)) + 1));
  return Array.from({ length: count }, (_, k) => (k === 0 ? 1 : times * 2 ** k));
}

/**
 * Classes of a density: the highest begins at half of the highest density, or a little above or below
 * as limits are 1, 2 or 5 times a power of ten, doubled.
 *
 * @param most highest density over the whole extent of the data, at this bandwidth
 */
export function densityClasses(most: number): DoublingClasses {
  const lowest = stepUp(most / 2 ** mostClasses, 0);
  return lowest > 0 ? Array.from({ length: mostClasses }, (_, k) => lowest * 2 ** k) : [];
}

/** The class that a value is in, from 0; -1: below all of them, or not known. */
export function classOf(value: number, classes: DoublingClasses): number {
  return classes.findLastIndex((lower) => value >= lower);
}

/** The least of 1, 2 and 5 times a power of ten that reaches a value. */
function stepUp(value: number, least: number): number {
  if (!(value > least)) return least;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find((step) => step * power >= value) ?? 10);
}
