import type { PreparedScoring } from './prepare-scoring.ts';
import type { Aggregation } from './score-method.ts';
import { scoreTerms } from './score-terms.ts';

/** Terms of the ranked sectors by indicator that counts: what many draws of weights run over. */
export type RankedTerms = {
  /** One column for each indicator that counts; 0 where a sector lacks it. */
  columns: Float64Array[];
  /** The same columns with 1 where there is a term, else 0; null: none is lacking. */
  presence: Float64Array[] | null;
  /** The weighted mean of the terms is the logarithm of the score. */
  logarithmic: boolean;
};

/**
 * @param rows of the ranked sectors
 * @param counted columns of the indicators that count
 */
export function rankedTerms(
  prepared: PreparedScoring,
  { aggregation, floor }: { aggregation: Aggregation; floor: number },
  rows: readonly number[],
  counted: readonly number[],
): RankedTerms {
  const { terms } = scoreTerms(prepared, aggregation, floor);
  const width = prepared.indicators.length;
  const columns = counted.map((at) =>
    Float64Array.from(rows, (row) => terms[row * width + at] as number),
  );
  const lacking = columns.some((column) => column.some((term) => Number.isNaN(term)));
  return {
    columns: columns.map((column) => column.map((term) => (Number.isNaN(term) ? 0 : term))),
    presence: lacking
      ? columns.map((column) => column.map((term) => (Number.isNaN(term) ? 0 : 1)))
      : null,
    logarithmic: aggregation === 'geometric',
  };
}

/**
 * Writes the weighted mean of the terms of every sector; NaN where a sector has none with a weight.
 *
 * @param room as many numbers as there are sectors, overwritten
 */
export function meanTerms(
  { columns, presence }: RankedTerms,
  weights: Float64Array,
  means: Float64Array,
  room: Float64Array,
): void {
  addUp(columns, weights, means);
  if (presence === null) {
    let total = 0;
    for (const weight of weights) total += weight;
    for (let i = 0; i < means.length; i++) means[i] = (means[i] as number) / total;
    return;
  }
  addUp(presence, weights, room);
  for (let i = 0; i < means.length; i++) means[i] = (means[i] as number) / (room[i] as number);
}

/** Four columns at a time: each sum is read and written a quarter as often. */
function addUp(columns: readonly Float64Array[], weights: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  let at = 0;
  for (; at + 4 <= columns.length; at += 4) {
    const a = columns[at] as Float64Array;
    const b = columns[at + 1] as Float64Array;
    const c = columns[at + 2] as Float64Array;
    const d = columns[at + 3] as Float64Array;
    const wa = weights[at] as number;
    const wb = weights[at + 1] as number;
    const wc = weights[at + 2] as number;
    const wd = weights[at + 3] as number;
    for (let i = 0; i < sums.length; i++) {
      sums[i] =
        (sums[i] as number) +
        wa * (a[i] as number) +
        wb * (b[i] as number) +
        wc * (c[i] as number) +
        wd * (d[i] as number);
    }
  }
  for (; at < columns.length; at++) {
    const column = columns[at] as Float64Array;
    const weight = weights[at] as number;
    for (let i = 0; i < sums.length; i++)
      sums[i] = (sums[i] as number) + weight * (column[i] as number);
  }
}
