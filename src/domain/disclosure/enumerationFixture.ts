import type { PublishedFigures } from './figures.ts';
import { agreesWithScores } from './scoresFixture.ts';

/**
 * All values that each hidden cell of one small edition can have, by trying out every table: no linear
 * program, so also what lies between the limits. Cells are tried up to `most`; what no shown total
 * bounds may be more.
 */
export function possibleValues(figures: PublishedFigures, most: number): Map<string, Set<number>> {
  const name = (sector: string, indicator: string) => `${sector} ${indicator}`;
  const values = new Map<string, number>();
  const unknown: string[] = [];
  for (const { sector, indicator, value } of figures.cells) {
    if (value === 'hidden') unknown.push(name(sector, indicator));
    else values.set(name(sector, indicator), value ?? 0);
  }
  const totals = figures.totals.flatMap(({ sectors, indicators, value }) =>
    value === 'hidden'
      ? []
      : [
          {
            value,
            names: sectors.flatMap((sector) => indicators.map((key) => name(sector, key))),
          },
        ],
  );
  const found = new Map(unknown.map((each) => [each, new Set<number>()]));
  const tryFrom = (at: number): void => {
    const next = unknown[at];
    if (next === undefined) {
      const valueOf = (sector: string, key: string) => values.get(name(sector, key)) ?? 0;
      if (!agreesWithScores(figures, valueOf)) return;
      for (const each of unknown) found.get(each)?.add(values.get(each) ?? NaN);
      return;
    }
    for (let value = 0; value <= most; value++) {
      values.set(next, value);
      if (totals.every(({ names, value: total }) => agrees(names, total, values))) tryFrom(at + 1);
    }
    values.delete(next);
  };
  tryFrom(0);
  return found;
}

function agrees(names: readonly string[], total: number, values: ReadonlyMap<string, number>) {
  const left = total - names.reduce((sum, each) => sum + (values.get(each) ?? 0), 0);
  return left === 0 || (left > 0 && names.some((each) => !values.has(each)));
}
