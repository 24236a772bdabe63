import type { UnrankedReason } from './unranked.ts';

/** Terms as columns of indicators, row by row of sectors; NaN where nothing counts. */
type Weighed = {
  terms: Float64Array;
  /** Weight of each column, 0 or more, at least one of them more. */
  shares: Float64Array;
  unranked: readonly (UnrankedReason | null)[];
};

/**
 * The weighted mean of the terms of every sector, NaN where it is not ranked, and in `contributions`
 * what each term adds to it. Plain loops over typed arrays: they are quick before they are compiled
 * too, when somebody moves a slider for the first time.
 */
export function weighRows(
  { terms, shares, unranked }: Weighed,
  contributions: Float64Array,
): Float64Array {
  const width = shares.length;
  const total = shares.reduce((sum, share) => sum + share, 0);
  const weights = shares.map((share) => share / total);
  const means = new Float64Array(unranked.length);
  for (let row = 0; row < means.length; row++) {
    const from = row * width;
    if (unranked[row] !== null) {
      contributions.fill(NaN, from, from + width);
      means[row] = NaN;
      continue;
    }
    let sum = 0;
    for (let at = 0; at < width; at++) {
      const part = (weights[at] as number) * (terms[from + at] as number);
      contributions[from + at] = part;
      sum += part;
    }
    means[row] = Number.isNaN(sum) ? weighGaps(weights, from, contributions) : sum;
  }
  return means;
}

/** The same for a row in which terms are missing: the others take their weight. */
function weighGaps(weights: Float64Array, from: number, contributions: Float64Array): number {
  const to = from + weights.length;
  let sum = 0;
  let present = 0;
  for (let cell = from; cell < to; cell++) {
    const part = contributions[cell] as number;
    if (Number.isNaN(part)) continue;
    sum += part;
    present += weights[cell - from] as number;
  }
  for (let cell = from; cell < to; cell++) {
    const part = contributions[cell] as number;
    contributions[cell] = Number.isNaN(part) ? 0 : part / present;
  }
  return sum / present;
}
