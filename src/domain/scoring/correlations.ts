import { columnOf, type IndicatorMatrix } from './indicator-matrix.ts';

/** Two indicators of which one says much of what the other says. */
export type CorrelatedPair = {
  first: string;
  second: string;
  /** Spearman's rank correlation, -1 to 1, of the values as observed, whatever their direction. */
  rho: number;
  /** Sectors with a value of both. */
  sectors: number;
  /** They have the same value in every one of these sectors: perhaps one and the same column. */
  identical: boolean;
};

const FEWEST = 4;

/**
 * The pairs of the given indicators whose rank correlation is at least `threshold` or at most
 * -`threshold`, strongest first. Ranks are average ranks among the sectors with a value of both, of
 * which there must be four; an indicator that is the same in all of them correlates with nothing.
 */
export function correlatedPairs(
  matrix: IndicatorMatrix,
  indicators: readonly string[],
  threshold = 0.8,
): CorrelatedPair[] {
  const columns = indicators
    .filter((key) => matrix.indicators.includes(key))
    .map((key) => coded(key, columnOf(matrix, matrix.indicators.indexOf(key))));
  const pairs: CorrelatedPair[] = [];
  columns.forEach((first, at) => {
    for (const second of columns.slice(at + 1)) {
      const pair = pairOf(first, second);
      if (pair && Math.abs(pair.rho) >= threshold - 1e-12) pairs.push(pair);
    }
  });
  return pairs.sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho));
}

type Coded = { key: string; values: Float64Array; codes: Int32Array; distinct: number };

/** Values as places in the ascending list of different ones, so that no pair needs sorting anew. */
function coded(key: string, values: Float64Array): Coded {
  const sorted = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const places = new Map(sorted.map((value, place) => [value, place]));
  const codes = Int32Array.from(values, (value) => places.get(value) ?? -1);
  return { key, values, codes, distinct: sorted.length };
}

function pairOf(a: Coded, b: Coded): CorrelatedPair | null {
  const common: number[] = [];
  for (let row = 0; row < a.codes.length; row++) {
    if ((a.codes[row] as number) >= 0 && (b.codes[row] as number) >= 0) common.push(row);
  }
  if (common.length < FEWEST) return null;
  const rho = correlation(averageRanks(a, common), averageRanks(b, common));
  if (rho === null) return null;
  const identical = common.every((row) => a.values[row] === b.values[row]);
  return { first: a.key, second: b.key, rho, sectors: common.length, identical };
}

function averageRanks({ codes, distinct }: Coded, rows: readonly number[]): Float64Array {
  const counts = new Int32Array(distinct);
  for (const row of rows) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const rankOf = new Float64Array(distinct);
  let below = 0;
  for (let code = 0; code < distinct; code++) {
    const count = counts[code] as number;
    rankOf[code] = below + (count + 1) / 2;
    below += count;
  }
  return Float64Array.from(rows, (row) => rankOf[codes[row] as number] as number);
}

/** Pearson's; null where one does not vary. Both columns are ranks of as many, with the same mean. */
function correlation(a: Float64Array, b: Float64Array): number | null {
  const mean = (a.length + 1) / 2;
  let ofA = 0;
  let ofB = 0;
  let ofBoth = 0;
  for (let i = 0; i < a.length; i++) {
    const fromA = (a[i] as number) - mean;
    const fromB = (b[i] as number) - mean;
    ofA += fromA * fromA;
    ofB += fromB * fromB;
    ofBoth += fromA * fromB;
  }
  if (ofA === 0 || ofB === 0) return null;
  return Math.max(-1, Math.min(1, ofBoth / Math.sqrt(ofA * ofB)));
}
