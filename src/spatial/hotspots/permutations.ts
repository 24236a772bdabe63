/** More cost seconds and megabytes, and tell chances apart that nobody needs told apart. */
const MOST = 199_999;

/**
 * How many permutations so many tests ask for: twenty each, as the correction multiplies a pseudo
 * p-value by up to their number, rounded up to a full thousand less one; at least 999.
 */
export function permutationsFor(tests: number): number {
  return Math.min(MOST, Math.max(1, Math.ceil((tests * 20) / 1000)) * 1000 - 1);
}
