import { max, min } from 'simple-statistics';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import type { EffectiveWeights } from '../../src/domain/scoring/effective-weights.ts';
import type { IndicatorMatrix } from '../../src/domain/scoring/indicator-matrix.ts';

/** Sectors as one would write them first: records with their values in maps. */
export type SectorRecord = { id: number; values: Map<string, number> };

export function recordsOf({ sectors, indicators, values }: IndicatorMatrix): SectorRecord[] {
  return sectors.map((id, row) => ({
    id,
    values: new Map(
      indicators.map((key, at) => [key, values[row * indicators.length + at] ?? NaN]),
    ),
  }));
}

/** Min-max of every indicator over records. */
export function normaliseRecords(records: SectorRecord[], keys: string[]): SectorRecord[] {
  const limits = new Map(
    keys.map((key) => {
      const column = records.map(({ values }) => values.get(key) ?? NaN);
      return [key, { least: min(column), most: max(column) }];
    }),
  );
  return records.map(({ id, values }) => ({
    id,
    values: new Map(
      keys.map((key) => {
        const { least, most } = limits.get(key) ?? { least: NaN, most: NaN };
        return [key, ((values.get(key) ?? NaN) - least) / (most - least)];
      }),
    ),
  }));
}

/** Score, contributions and rank of every sector, by weights over normalised records. */
export function scoreRecords(
  records: SectorRecord[],
  weights: EffectiveWeights,
): { id: number; score: number; contributions: Map<string, number>; rank: number }[] {
  const scored = records.map(({ id, values }) => {
    const contributions = new Map(
      [...weights].map(([key, weight]) => [key, weight * (values.get(key) ?? NaN)]),
    );
    const score = [...contributions.values()].reduce((sum, part) => sum + part, 0);
    return { id, score, contributions, rank: 0 };
  });
  const sorted = scored.toSorted((a, b) => b.score - a.score);
  sorted.forEach((each, place) => {
    const before = sorted[place - 1];
    each.rank = before?.score === each.score ? before.rank : place + 1;
  });
  return scored;
}

/** All ranks of all draws of flat weights, kept and then sorted for their quantiles. */
export function drawnRecords(
  records: SectorRecord[],
  keys: string[],
  draws: number,
): { id: number; low: number; median: number; high: number }[] {
  const random = seededGenerator(1);
  const ranks = new Map(records.map(({ id }): [number, number[]] => [id, []]));
  for (let draw = 0; draw < draws; draw++) {
    const variates = keys.map(() => -Math.log(1 - random.unit()));
    const total = variates.reduce((sum, each) => sum + each, 0);
    const weights = new Map(keys.map((key, at) => [key, (variates[at] ?? NaN) / total]));
    const scores = records.map(({ id, values }) => ({
      id,
      score: keys.reduce(
        (sum, key) => sum + (weights.get(key) ?? NaN) * (values.get(key) ?? NaN),
        0,
      ),
    }));
    scores
      .sort((a, b) => b.score - a.score)
      .forEach(({ id }, place) => ranks.get(id)?.push(place + 1));
  }
  return [...ranks].map(([id, list]) => {
    list.sort((a, b) => a - b);
    const at = (share: number): number => list[Math.floor(share * (list.length - 1))] ?? NaN;
    return { id, low: at(0.05), median: at(0.5), high: at(0.95) };
  });
}
