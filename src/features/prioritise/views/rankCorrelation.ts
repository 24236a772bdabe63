import { sampleCorrelation } from 'simple-statistics';

/**
 * Spearman's rank correlation, -1 to 1: the correlation of ranks, where equal values share the mean
 * of their ranks. null for fewer than 4 pairs, or where all values of one side are equal.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 4) return null;
  const [one, other] = [ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y))];
  if (new Set(one).size === 1 || new Set(other).size === 1) return null;
  return sampleCorrelation(one, other);
}

function ranksOf(values: number[]): number[] {
  return values.map((value) => {
    const lower = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return lower + (same + 1) / 2;
  });
}
