import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { recoveredBy } from './attackerFixture.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { nameOf, suppressed } from './checksFixture.ts';
import { conceal } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import type { PublishedFigures } from './figures.ts';
import { slidesFigures, slidesTotals, withTotals } from './figuresFixture.ts';
import { tables } from './randomTablesFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';
import { worldsOf } from './worlds-of.ts';

// Attacks are searches: some seconds each, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

test('the checker finds what the attacker finds, whatever is hidden', () => {
  let found = 0;
  fc.assert(
    fc.property(
      tables({ most: 30, sectors: 5, indicators: 4 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (draft, picked) => {
        const keys = [...draftNumbers(draft).keys()].filter((_, at) => picked[at % 40]);
        const figures = conceal(draft, new Set(keys), 'all');
        const alarms = checkDisclosure([figures], solveLinearProgram).flatMap((leak) =>
          leak.kind === 'narrow' ? leak.places.map(nameOf) : [],
        );
        const recoveries = recoveredBy([figures]).map(({ name }) => name);
        found += recoveries.length;
        expect(alarms.sort()).toEqual(recoveries.sort());
      },
    ),
    { numRuns: 60, seed: 6 },
  );
  expect(found).toBeGreaterThan(40);
});

describe('suppression that is weakened by one figure', () => {
  const { figures, hidden } = suppressed(withTotals(slidesFigures, slidesTotals));
  test.each(hidden.map((number) => [JSON.stringify(number.places[0]), number] as const))(
    'leaks, and the checker says so: %s',
    (_, { places, value, reason }) => {
      const isOne = (place: object) =>
        places.some((each) => JSON.stringify({ ...each }) === JSON.stringify(place));
      const weakened: PublishedFigures = {
        ...figures,
        cells: figures.cells.map((cell) =>
          isOne({ kind: 'cell', edition: 1, sector: cell.sector, indicator: cell.indicator })
            ? { ...cell, value }
            : cell,
        ),
        totals: figures.totals.map((total) =>
          isOne({
            kind: 'total',
            edition: 1,
            sectors: total.sectors,
            indicators: total.indicators,
          })
            ? { ...total, value }
            : total,
        ),
      };
      const leaks = checkDisclosure([weakened], solveLinearProgram);
      expect(leaks).not.toEqual([]);
      if (reason.kind === 'small_count') {
        expect(leaks).toContainEqual(expect.objectContaining({ kind: 'shown', value }));
        return;
      }
      const unsafe = leaks.some(({ kind }) => kind === 'narrow' || kind === 'unproven');
      expect(worldsOf([weakened], solveLinearProgram) === null).toBe(unsafe);
      // No false alarm: the attacker recovers what the checker says that he would.
      const alarm = leaks.find(({ kind }) => kind === 'narrow');
      if (alarm?.kind !== 'narrow') {
        expect(leaks.map(({ kind }) => kind)).toContain('supposed');
        return;
      }
      expect(recoveredBy([weakened], alarm.places.map(nameOf))).not.toEqual([]);
    },
  );
});
