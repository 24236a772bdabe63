/** More cost seconds and megabytes, and tell chances apart that nobody needs told apart. */
const mostAtOnce = 199_999;
/** With time steps the permutations are drawn anew for each. */
const mostPerStep = 49_999;

/**
 * How many permutations a map of so many cells asks for: twenty for each test, as the correction
 * multiplies a pseudo p-value by up to their number, rounded up to a full thousand less one; at
 * least 999, at most 199,999 (49,999 for each of several time steps). The most is enough to find a
 * single hot cell among 10,000, and one in 10,000 of more cells (one in 2,500 of cells and steps).
 */
export function permutationsFor(cells: number, steps = 1): number {
  const wanted = Math.max(1, Math.ceil((cells * steps * 20) / 1000)) * 1000 - 1;
  return Math.min(steps > 1 ? mostPerStep : mostAtOnce, wanted);
}
