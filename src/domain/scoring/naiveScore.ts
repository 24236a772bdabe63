import { mean, quantile, standardDeviation } from 'simple-statistics';
import type { IndicatorMatrix } from './indicator-matrix.ts';
import type { ScoreMethod } from './score-method.ts';

/**
 * The same score, written a second time: one sector and one indicator at a time, with records and
 * lists, slow, for methods of one group that are not refused. Tests hold the fast one against it.
 */
export function naiveScore(
  matrix: IndicatorMatrix,
  method: ScoreMethod,
): { score: number | null; rank: number | null }[] {
  const value = (row: number, key: string): number | null => {
    const at = row * matrix.indicators.length + matrix.indicators.indexOf(key);
    const found = matrix.values[at];
    return found === undefined || Number.isNaN(found) ? null : found;
  };
  const rows = matrix.sectors.map((_, row) => row);
  const counted = method.indicators.filter(({ weight }) => weight > 0);
  const scaled = new Map(
    counted.map(({ key, direction }) => {
      const observed = rows.flatMap((row) => value(row, key) ?? []);
      return [key, naiveScale(observed, method, direction)];
    }),
  );
  const scores = rows.map((row) => {
    const known = counted.filter(({ key }) => value(row, key) !== null);
    const telling = known.filter(({ key }) => scaled.get(key)?.constant === false);
    if (known.length === 0) return null;
    if (method.missing === 'leave_out' ? known.length < counted.length : telling.length === 0) {
      return null;
    }
    const parts = counted.flatMap(({ key, weight }) => {
      const scale = scaled.get(key);
      const own = value(row, key);
      if (!scale || (own === null && scale.filler === null)) return [];
      const place = own === null ? (scale.filler ?? 0) : scale.of(own);
      return [{ weight, place, constant: scale.constant }];
    });
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    if (method.aggregation === 'arithmetic') {
      return parts.reduce((sum, { weight, place }) => sum + weight * place, 0) / total;
    }
    return parts.reduce((product, { weight, place, constant }) => {
      const skipped = constant && method.normalisation !== 'z_score';
      return product * (skipped ? 1 : Math.max(place, method.floor)) ** (weight / total);
    }, 1);
  });
  const first = rows.map((row) => {
    const { veto } = method;
    return veto !== null && (value(row, veto.indicator) ?? -Infinity) >= veto.atLeast;
  });
  const higher = (a: number, b: number): boolean => a - b > 1e-9 * Math.max(...scores.map(Number));
  return scores.map((score, row) => {
    if (score === null) return { score, rank: null };
    const before = rows.filter((other) => {
      const theirs = scores[other] ?? null;
      if (theirs === null) return false;
      return first[other] === first[row] ? higher(theirs, score) : first[other];
    });
    return { score, rank: 1 + before.length };
  });
}

type NaiveScale = { of: (value: number) => number; constant: boolean; filler: number | null };

function naiveScale(
  observed: number[],
  { outlierCap, normalisation, missing }: ScoreMethod,
  direction: string,
): NaiveScale {
  const nothing = { of: () => 0, constant: false, filler: null };
  if (observed.length === 0) return nothing;
  const [low, high] =
    outlierCap === null
      ? [-Infinity, Infinity]
      : [interpolated(observed, outlierCap), interpolated(observed, 1 - outlierCap)];
  const capped = (value: number): number => (value < low ? low : value > high ? high : value);
  const all = observed.map(capped);
  const same = normalisation === 'z_score' ? 100 : 0;
  if (all.every((value) => value === all[0])) {
    return { of: () => same, constant: true, filler: missing === 'leave_out' ? null : same };
  }
  const turned = (place: number): number => {
    if (direction === 'more_is_worse') return place;
    return normalisation === 'z_score' ? 200 - place : 1 - place;
  };
  const place = (value: number): number => {
    if (normalisation === 'min_max') {
      return (value - Math.min(...all)) / (Math.max(...all) - Math.min(...all));
    }
    if (normalisation === 'z_score')
      return 100 + (10 * (value - mean(all))) / standardDeviation(all);
    const pairs = all.reduce(
      (sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0),
      0,
    );
    return (pairs - 0.5) / (all.length - 1);
  };
  const of = (value: number): number => turned(place(capped(value)));
  return { of, constant: false, filler: missing === 'median' ? of(quantile(all, 0.5)) : null };
}

function interpolated(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below = NaN, above = below] = sorted.slice(Math.floor(place));
  return below + (above - below) * (place % 1);
}
