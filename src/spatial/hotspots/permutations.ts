/** More cost seconds and megabytes, and tell chances apart that nobody needs told apart. */
const mostAtOnce = 199_999;
/** Of several time steps, for each of which they are drawn anew: in one, and in all. */
const mostPerStep = 49_999;
const mostInAll = 1_000_000;

/**
 * How many permutations a map of so many cells asks for: twenty for each test, as the correction
 * multiplies a pseudo p-value by up to their number, rounded up to a full thousand less one; at
 * least 999, at most 199,999. The most is enough to find a single hot cell among 10,000, and one in
 * 10,000 of more cells. For each of several time steps there are at most 49,999 (one hot cell and
 * step in 2,500 can be found), and fewer from 20 steps on.
 */
export function permutationsFor(cells: number, steps = 1): number {
  const wanted = fullThousands(Math.ceil((cells * steps * 20) / 1000));
  if (steps === 1) return Math.min(mostAtOnce, wanted);
  return Math.min(mostPerStep, fullThousands(Math.floor(mostInAll / steps / 1000)), wanted);
}

function fullThousands(thousands: number): number {
  return Math.max(1, thousands) * 1000 - 1;
}
