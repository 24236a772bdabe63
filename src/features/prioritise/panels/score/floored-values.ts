import type { CompositeScores } from '../../../../domain/scoring/composite-score.ts';

/** Where values were raised to the floor of the geometric mean: rows of sectors by indicator. */
type FlooredValues = {
  count: number;
  rows: Set<number>;
  byIndicator: Map<string, number[]>;
};

export function flooredValues({
  floored,
  indicators,
}: Pick<CompositeScores, 'floored' | 'indicators'>): FlooredValues {
  const found: FlooredValues = { count: 0, rows: new Set(), byIndicator: new Map() };
  const width = indicators.length;
  for (let cell = 0; cell < floored.length; cell++) {
    if (floored[cell] !== 1) continue;
    const row = Math.floor(cell / width);
    const key = indicators[cell % width] ?? '';
    const rows = found.byIndicator.get(key);
    if (rows) rows.push(row);
    else found.byIndicator.set(key, [row]);
    found.rows.add(row);
    found.count += 1;
  }
  return found;
}
