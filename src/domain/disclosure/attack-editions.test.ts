import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { recoveredBy } from './attackerFixture.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { nameOf, suppressed } from './checksFixture.ts';
import { conceal } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import type { DraftFigures, PublishedFigures } from './figures.ts';
import { publicKnowledge } from './public-knowledge.ts';
import { tables } from './randomTablesFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';

// Attacks are searches: some seconds each, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

test('also over two editions, where some of the data are the same', () => {
  let found = 0;
  fc.assert(
    fc.property(
      tables({ most: 30, sectors: 4, indicators: 3 }),
      fc.array(fc.constantFrom(0, 0, 1, -1, 5), { minLength: 12, maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (first, change, picked) => {
        const editions = [first, changed(first, change, 2)].map((draft, edition) => {
          const keys = [...draftNumbers(draft).keys()].filter((_, at) => picked[at + 30 * edition]);
          return conceal(draft, new Set(keys), 'all');
        });
        const alarms = checkDisclosure(editions, solveLinearProgram).flatMap((leak) =>
          leak.kind === 'narrow' ? leak.places.map(nameOf) : [],
        );
        // What one of the editions shows is not hidden.
        const unknown = publicKnowledge(editions).unknowns.flatMap(({ places }) =>
          places.map(nameOf),
        );
        const recoveries = recoveredBy(editions, unknown).map(({ name }) => name);
        found += recoveries.length;
        expect(alarms.sort()).toEqual(recoveries.sort());
      },
    ),
    { numRuns: 40, seed: 6 },
  );
  expect(found).toBeGreaterThan(40);
});

test('ten editions with small changes keep what any of them hides', () => {
  fc.assert(
    fc.property(
      tables({ most: 30, sectors: 4, indicators: 3 }),
      fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 12, maxLength: 12 }), {
        minLength: 9,
        maxLength: 9,
      }),
      (first, changes) => {
        const editions: PublishedFigures[] = [suppressed(first).figures];
        let draft = first;
        for (const [at, change] of changes.entries()) {
          draft = changed(draft, change, at + 2);
          const { figures, leaks } = suppressed(draft, editions);
          expect(leaks).toEqual([]);
          editions.push(figures);
        }
        expect(recoveredBy(editions)).toEqual([]);
      },
    ),
    { numRuns: 8, seed: 6 },
  );
});

/** The next edition: where a value changed, so did its source; the rest is the same data. */
function changed(draft: DraftFigures, change: readonly number[], edition: number): DraftFigures {
  const cells = draft.cells.map((cell, at) => {
    const by = change[at % change.length] ?? 0;
    if (by === 0 || cell.value === null) return cell;
    return { ...cell, value: Math.max(0, cell.value + by), source: `edition ${edition}` };
  });
  const totals = draft.totals.map((total) => ({
    ...total,
    value: cells
      .filter(
        ({ sector, indicator }) =>
          total.sectors.includes(sector) && total.indicators.includes(indicator),
      )
      .reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
  return { ...draft, edition, cells, totals };
}
