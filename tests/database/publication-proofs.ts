import type { Certificate } from '../../src/domain/disclosure/certificate.ts';
import { hidden, type PublishedFigures, type Sum } from '../../src/domain/disclosure/figures.ts';
import { editionOf, indicatorsOf } from '../../src/domain/disclosure/figuresFixture.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';

type Value = number | null | 'hidden';
export type Change = Partial<PublishedFigures>;

/** Sectors s0, s1 and so on, by rows; indicators a, b and so on. */
export function table(rows: Value[][], change: Change = {}, threshold = 5): PublishedFigures {
  const values = rows.map((row) => row.map((value) => (value === hidden ? 0 : value)));
  const figures = editionOf(values, indicatorsOf(rows[0]?.length ?? 0, threshold));
  const flat = rows.flat();
  const cells = figures.cells.map((cell, at) => ({ ...cell, value: flat[at] ?? null }));
  return { ...figures, cells, ...change };
}

export const total = (sectors: string[], value: number | 'hidden', indicators = ['a']) => ({
  sectors,
  indicators,
  value,
});
export const at = (sector: string, indicator = 'a', edition = 1) => ({
  edition,
  sector,
  indicator,
});
export const proof = (unknowns: Certificate['unknowns'], ...worlds: number[][]) => ({
  sameData: true,
  unknowns,
  worlds,
});

/** Of 2, 4 and 12 the small ones are hidden, and 18 is told. */
export const three = table([[hidden], [hidden], [12]], { totals: [total(['s0', 's1', 's2'], 18)] });
export const ofThree = proof([at('s0'), at('s1')], [6, 0], [0, 6]);
export const second: Change = { edition: 2 };
export const repeating = (key: string, of: string) => ({
  key,
  suppressBelow: 5,
  isDuplicateOf: of,
});
export const all: Sum = { total: 'a', parts: ['b', 'c'], covers: 'all' };

export function partsOf<Cell extends { sector: string; indicator: string }>(
  cells: readonly Cell[],
  { sectors, indicators }: { sectors: readonly string[]; indicators: readonly string[] },
): Cell[] {
  return cells.filter(
    ({ sector, indicator }) => sectors.includes(sector) && indicators.includes(indicator),
  );
}

/** truths: the values of the cells, in their order; undefined: not given */
function withTruths(figures: PublishedFigures, truths: (number | null | undefined)[]) {
  const cells = figures.cells.map((cell, n) => ({ ...cell, truth: truths[n] }));
  const totals = figures.totals.map((each) => {
    const parts = partsOf(cells, each);
    const truth = parts.some((part) => part.truth === undefined)
      ? undefined
      : parts.reduce((sum, part) => sum + (part.truth ?? 0), 0);
    return { ...each, truth };
  });
  return { ...figures, cells, totals };
}

/** Why the database does not take a proof of these editions; null: it does. */
export async function refusalBy(
  { database }: TestDatabase,
  editions: readonly PublishedFigures[],
  sent: unknown,
  sums: Sum[] = [],
  truths: (number | null | undefined)[] = [],
): Promise<string | null> {
  const listed = editions.map((figures, nth) => ({
    edition: figures.edition,
    figures: nth < editions.length - 1 ? figures : withTruths(figures, truths),
  }));
  const values = [listed, sums, sent].map((value) => JSON.stringify(value));
  try {
    await database.query(
      'select private.check_disclosure($1::text::jsonb, $2::text::jsonb, $3::text::jsonb)::text',
      values,
    );
    return null;
  } catch (error) {
    return (error as Error).message.replace('This cannot be published: ', '');
  }
}
