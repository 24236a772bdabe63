import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateFaults } from '../../src/domain/disclosure/certificate-faults.ts';
import {
  hidden,
  type DraftFigures,
  type PublishedFigures,
  type Sum,
} from '../../src/domain/disclosure/figures.ts';
import { tables } from '../../src/domain/disclosure/randomTablesFixture.ts';
import { solveLinearProgram } from '../../src/domain/disclosure/solve-linear-program.ts';
import { suppress } from '../../src/domain/disclosure/suppress.ts';
import { worldsOf } from '../../src/domain/disclosure/worlds-of.ts';
import { asSameData } from '../../src/domain/publication/same-data.ts';
import { describeOnEngines } from './engines.ts';
import { at, partsOf, proof, refusalBy, table, total } from './publication-proofs.ts';

describeOnEngines('the proof of data that may be those of an earlier edition', (database) => {
  const refusal = (
    editions: readonly PublishedFigures[],
    sent: unknown,
    sums: Sum[] = [],
    truths: (number | null | undefined)[] = [],
  ) => refusalBy(database(), editions, sent, sums, truths);

  const other = (figures: PublishedFigures, change: object) => ({
    ...figures,
    edition: 2,
    cells: figures.cells.map((cell) => ({ ...cell, ...change })),
  });
  const truths = [2, 4, 12];
  /** Only the names of the sources differ: together they tell 2 and 4. */
  const first = table([[hidden], [hidden], [12]], { totals: [total(['s0', 's1'], 6)] });
  const renamed = (value: number | 'hidden', cells = first.cells) =>
    other({ ...first, cells, totals: [total(['s0', 's2'], value)] }, { source: 'by another name' });
  const standing = (...worlds: number[][]) => ({
    ...proof([at('s0'), at('s1'), at('s0', 'a', 2), at('s1', 'a', 2)], ...worlds),
    sameData: false,
  });
  const apart = standing([6, 0, 2, 0], [0, 6, 2, 9]);

  test('a source of another name makes no other numbers', async () => {
    const both = [first, renamed(14)];
    expect(await refusal(both, apart, [], truths)).toContain('nothing that is shown tells');
    const same = [at('s0'), at('s1')];
    expect(await refusal(both, proof(same, [6, 0], [0, 6]), [], truths)).toContain('agree');
    const hiding = [first, renamed(hidden)];
    const three = [...same, { edition: 2, total: 0 }];
    const open = proof(three, [6, 0, 18], [0, 6, 12]);
    expect(await refusal(hiding, open, [], truths)).toBeNull();
    expect(await refusal(hiding, apart, [], truths)).toContain('nothing that is shown tells');
  });

  test.each<[string, string | null, string | null, boolean]>([
    ['one that was not stated', null, '2016', true],
    ['one that is not stated', '2016', null, true],
    ['the same', '2016', '2016', true],
    ['another one', '2015', '2016', false],
  ])('nor does a period: %s', async (_what, then, now, isSame) => {
    const before = { ...other(first, { period: then }), edition: 1 };
    const after = other(renamed(hidden), { period: now });
    const three = proof([at('s0'), at('s1'), { edition: 2, total: 0 }], [6, 0, 18], [0, 6, 12]);
    const answer = await refusal([before, after], three, [], truths);
    expect(answer).toEqual(isSame ? null : expect.stringContaining('leaves out what is hidden'));
  });

  test('what is shown may tell that they are others: a cell, a total', async () => {
    const worlds = standing([6, 0, 0, 0], [0, 6, 9, 9]);
    const cells = first.cells.map((cell, n) => (n === 2 ? { ...cell, value: 13 } : cell));
    const cell = { ...renamed(hidden, cells), totals: [] };
    expect(await refusal([first, cell], worlds, [], [2, 4, 13])).toBeNull();
    const sum = { ...renamed(hidden), totals: [total(['s1', 's0'], 9)] };
    const sums = standing([6, 0, 9, 0], [0, 6, 0, 9]);
    expect(await refusal([first, sum], sums, [], [5, 4, 12])).toBeNull();
    const unchanged = { ...sum, totals: [total(['s1', 's0'], 6)] };
    const none = standing([6, 0, 6, 0], [0, 6, 0, 6]);
    expect(await refusal([first, unchanged], none, [], truths)).toContain('nothing that is shown');
  });

  test('is the same to the database as to the app: random tables, chained and weakened', async () => {
    const solve = solveLinearProgram;
    const seen = { same: 0, others: 0, refused: 0, weakened: 0 };
    await fc.assert(
      fc.asyncProperty(
        tables({ most: 40, sectors: 4, indicators: 3 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(0, 7),
        async (draft, shift, picked, correction) => {
          const before = suppress(draft, [], solve).figures;
          const next = partlyRenamed(draft, (n) => n % 3 !== shift % 3, correction);
          const truths = next.cells.map(({ value }) => value);
          const { editions, differs } = asSameData([before], next);
          for (const sameData of [true, false]) {
            const earlier = sameData ? editions : [before];
            const { figures: after, leaks } = suppress(next, earlier, solve);
            if (leaks.length > 0) continue;
            const worlds = worldsOf([...earlier, after], solve);
            if (!worlds) throw new Error('There is no certificate.');
            const answer = await refusal([before, after], { sameData, ...worlds }, [], truths);
            const unfounded = !sameData && !differs;
            expect(answer).toEqual(unfounded ? expect.stringContaining('nothing that is') : null);
            seen[sameData ? 'same' : unfounded ? 'refused' : 'others'] += 1;
            if (unfounded) continue;

            const withheld = after.cells.flatMap((cell, n) => (cell.value === hidden ? [n] : []));
            const showing = withheld[picked % Math.max(1, withheld.length)];
            const value = truths[showing ?? -1];
            if (showing === undefined || value === undefined || value === null) continue;
            const weak = {
              ...after,
              cells: after.cells.map((cell, n) => (n === showing ? { ...cell, value } : cell)),
            };
            seen.weakened += 1;
            const taken = await refusal([before, weak], { sameData, ...worlds }, [], truths);
            const small = value >= 1 && value < 5;
            const faults = certificateFaults([...earlier, weak], worlds);
            expect([taken === null, draft]).toEqual([faults.length === 0 && !small, draft]);
          }
        },
      ),
      { numRuns: 20, seed: 6 },
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(3);
  });
});

/** A second edition in which some of the data have another source, and are corrected by so much. */
function partlyRenamed(draft: DraftFigures, isOther: (n: number) => boolean, correction: number) {
  const cells = draft.cells.map((cell, n) =>
    isOther(n)
      ? { ...cell, source: 'other', value: cell.value === null ? null : cell.value + correction }
      : cell,
  );
  const totals = draft.totals.map((each) => ({
    ...each,
    value: partsOf(cells, each).reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
  return { ...draft, edition: 2, cells, totals };
}
