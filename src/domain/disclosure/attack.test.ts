import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { nameOfCell, recoveredBy } from './attackerFixture.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { possibleValues } from './enumerationFixture.ts';
import { conceal } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import type { DraftFigures, FigurePlace, PublishedFigures } from './figures.ts';
import { withScores } from './scoresFixture.ts';
import {
  editionOf,
  indicatorsOf,
  slidesFigures,
  slidesTotals,
  withTotals,
} from './figuresFixture.ts';
import { publicKnowledge } from './public-knowledge.ts';
import { tables } from './randomTablesFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';
import { suppress } from './suppress.ts';
import { worldsOf } from './worlds-of.ts';

// Attacks are searches: some seconds each, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

function suppressed(draft: DraftFigures, earlier: readonly PublishedFigures[] = []) {
  return suppress(draft, earlier, solveLinearProgram);
}

describe("the slides' table", () => {
  const margins = {
    'no totals': { ofIndicators: false, ofGroups: [], ofMunicipality: false },
    'totals of indicators': { ...slidesTotals, ofGroups: [], ofMunicipality: false },
    // All totals: where the figures of a document are made.
  };
  test.each(Object.entries(margins))('with %s keeps what it hides', (_, totals) => {
    const { figures, leaks, hidden } = suppressed(withTotals(slidesFigures, totals));
    expect(leaks).toEqual([]);
    expect(hidden.length).toBeGreaterThan(90);
    expect(checkDisclosure([figures], solveLinearProgram)).toEqual([]);
    expect(recoveredBy([figures])).toEqual([]);
  });

  test('also when gang members are known to be among the detainees', () => {
    const draft: DraftFigures = {
      ...withTotals(slidesFigures, { ...slidesTotals, ofGroups: [], ofMunicipality: false }),
      sums: [{ total: 'adult_detainees', parts: ['detained_gang_members'], covers: 'some' }],
    };
    const { figures, leaks } = suppressed(draft);
    expect(leaks).toEqual([]);
    expect(recoveredBy([figures])).toEqual([]);
  });
});

describe('cases that break suppression in one pass', () => {
  const margins = { ofIndicators: true, ofGroups: [['a', 'b', 'c', 'd']], ofMunicipality: true };
  const cases: Record<string, number[][]> = {
    'one small count alone in its row and column': [
      [3, 20, 30, 40],
      [50, 60, 70, 80],
      [90, 100, 110, 120],
      [10, 20, 30, 40],
    ],
    'two in a row, one in a column': [
      [3, 4, 30, 40],
      [50, 60, 70, 80],
      [90, 100, 2, 120],
      [10, 20, 30, 40],
    ],
    'two that only add up': [
      [1, 1, 30, 40],
      [50, 60, 70, 80],
      [90, 100, 110, 120],
      [10, 20, 30, 40],
    ],
    'a chain of single ones': [
      [4, 20, 30, 40],
      [50, 4, 70, 80],
      [90, 100, 4, 120],
      [10, 20, 30, 4],
    ],
    'four at the corners of a rectangle, all 1': [
      [1, 1, 30, 40],
      [1, 1, 70, 80],
      [90, 100, 110, 120],
      [10, 20, 30, 40],
    ],
    'beside zeros alone': [
      [3, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 9],
      [0, 0, 0, 0],
    ],
    'all of them the largest small count': [
      [4, 4, 4, 0],
      [4, 4, 4, 0],
      [4, 4, 4, 0],
      [0, 0, 0, 50],
    ],
  };
  test.each(Object.entries(cases))('%s', (_, rows) => {
    const { figures, leaks } = suppressed(withTotals(editionOf(rows, indicatorsOf(4)), margins));
    expect(leaks).toEqual([]);
    expect(recoveredBy([figures])).toEqual([]);
  });
});

test('random tables with random totals keep what they hide', () => {
  fc.assert(
    fc.property(tables({ most: 40, sectors: 6, indicators: 6 }), (draft) => {
      const { figures, leaks } = suppressed(draft);
      expect(leaks).toEqual([]);
      expect(recoveredBy([figures])).toEqual([]);
    }),
    { numRuns: 60, seed: 6 },
  );
});

test('in small tables every small count stays possible for each hidden cell, by trial of all', () => {
  fc.assert(
    fc.property(tables({ most: 7, sectors: 3, indicators: 3, threshold: 3 }), (draft) => {
      const { figures, leaks } = suppressed(draft);
      expect(leaks).toEqual([]);
      for (const values of possibleValues(figures, 12).values()) {
        const lower = Math.min(...values);
        expect(Math.max(...values) - lower).toBeGreaterThanOrEqual(3);
        if (lower < 3) expect([...values]).toEqual(expect.arrayContaining([1, 2]));
      }
    }),
    { numRuns: 60, seed: 6 },
  );
});

test('nor do scores and ranks tell them, by trial of all', () => {
  const ways = new Set<string>();
  const small = fc.integer({ min: 0, max: 9 });
  const limits = [
    [0, 0],
    [12, 12],
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, decimals, tenths) => {
        const table = editionOf([...limits, ...rows], indicatorsOf(2, 3));
        const draft = withScores(table, [tenths / 10, 1 - tenths / 10], 12, decimals);
        const { figures, leaks, scoresShown, hidden } = suppressed(draft);
        if (hidden.length > 0) ways.add(scoresShown);
        expect(leaks).toEqual([]);
        for (const values of possibleValues(figures, 12).values()) {
          expect(Math.max(...values) - Math.min(...values)).toBeGreaterThanOrEqual(3);
          if (Math.min(...values) < 3) expect([...values]).toEqual(expect.arrayContaining([1, 2]));
        }
      },
    ),
    { numRuns: 60, seed: 6 },
  );
  expect([...ways].sort()).toEqual(['all', 'ranks']);
});

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

test('to hide small counts alone does not keep them: the attacker recovers many', () => {
  const draft = withTotals(slidesFigures, slidesTotals);
  const small = [...draftNumbers(draft).values()].filter(
    ({ value, threshold }) => value > 0 && value < threshold,
  );
  const figures = conceal(draft, new Set(small.map(({ key }) => key)), 'all');
  const exact = recoveredBy([figures]).filter(({ lower, upper }) => lower === upper);
  expect(exact.length).toBeGreaterThan(20);
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

/** As the attacker names a figure. */
function nameOf(place: FigurePlace): string {
  return place.kind === 'cell'
    ? nameOfCell(place.edition, place.sector, place.indicator)
    : `${place.edition} total ${place.sectors.join()} ${place.indicators.join()}`;
}

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
