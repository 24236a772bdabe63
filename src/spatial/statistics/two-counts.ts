/**
 * Could two counts of events come from the same rate? Given their sum, the later one is then binomial
 * with the later share of the time; the p-value is the probability of all splits that are at most as
 * likely as the one seen (two-sided, as in R's `poisson.test`).
 *
 * It takes events to be independent. Where one brings on the next, as with repeated burglaries,
 * counts vary more than that, and the p-value is too small.
 *
 * Source: J. Przyborowski and H. Wilenski, Biometrika 31, 1940.
 *
 * @param laterShare length of the later period over that of both, between 0 and 1
 * @returns NaN where there is no event
 * @throws RangeError for counts that are not whole numbers from 0, or an impossible share
 */
export function twoCountsP(earlier: number, later: number, laterShare: number): number {
  check(earlier, later, laterShare);
  const n = earlier + later;
  if (n === 0) return NaN;
  const weights = splitWeights(n, laterShare);
  const limit = (weights[later] as number) * (1 + TIES);
  let [whole, extreme] = [0, 0];
  for (const weight of weights) {
    whole += weight;
    if (weight <= limit) extreme += weight;
  }
  return Math.min(1, extreme / whole);
}

/**
 * The least p-value that so many events can give, however they fall: a total for which it is above
 * the level says nothing about a change, and need not be tested (R. E. Tarone, Biometrics 46, 1990).
 */
export function leastTwoCountsP(total: number, laterShare: number): number {
  check(total, 0, laterShare);
  if (total === 0) return NaN;
  const allLater = laterShare ** total;
  const allEarlier = (1 - laterShare) ** total;
  const least = Math.min(allLater, allEarlier);
  const limit = least * (1 + TIES);
  return Math.min(1, (allLater <= limit ? allLater : 0) + (allEarlier <= limit ? allEarlier : 0));
}

/** Splits whose probabilities differ by rounding alone are equally likely. */
const TIES = 1e-7;

/** Binomial probabilities of 0 to n, over that of the likeliest: from there, none can overflow. */
function splitWeights(n: number, share: number): Float64Array {
  const weights = new Float64Array(n + 1);
  const odds = share / (1 - share);
  const mode = Math.min(n, Math.floor((n + 1) * share));
  weights[mode] = 1;
  for (let k = mode; k < n; k++) {
    weights[k + 1] = (weights[k] as number) * ((n - k) / (k + 1)) * odds;
  }
  for (let k = mode; k > 0; k--) {
    weights[k - 1] = (weights[k] as number) * (k / (n - k + 1) / odds);
  }
  return weights;
}

function check(earlier: number, later: number, share: number): void {
  for (const count of [earlier, later])
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`Not a count: ${count}`);
  if (!(share > 0 && share < 1)) throw new RangeError(`Not a share of the time: ${share}`);
}
