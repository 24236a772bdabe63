import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { recoveredBy } from './attackerFixture.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { suppressed } from './checksFixture.ts';
import { conceal } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import { possibleValues } from './enumerationFixture.ts';
import type { DraftFigures } from './figures.ts';
import {
  editionOf,
  indicatorsOf,
  slidesFigures,
  slidesTotals,
  withTotals,
} from './figuresFixture.ts';
import { tables } from './randomTablesFixture.ts';
import { withScores } from './scoresFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';

// Attacks are searches: some seconds each, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

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

test('a total that is hidden does not tell that it is small to one who runs this program himself', () => {
  const threshold = 4;
  const seen = new Map<string, number[][]>();
  const values = Array.from({ length: 6 }, (_, value) => value);
  for (const row of values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])))) {
    const cells = editionOf(
      row.map((value) => [value]),
      indicatorsOf(1, threshold),
    );
    const { figures, leaks } = suppressed(
      withTotals(cells, { ofIndicators: true, ofGroups: [], ofMunicipality: false }),
    );
    expect(leaks).toEqual([]);
    const nothingElse = figures.cells.every(({ value }) => value === 'hidden' || value === 0);
    if (!nothingElse || figures.totals[0]?.value !== 'hidden') continue;
    const text = JSON.stringify(figures.cells);
    seen.set(text, [...(seen.get(text) ?? []), row]);
  }
  expect(seen.size).toBe(7);
  for (const [text, rows] of seen) {
    (JSON.parse(text) as { value: unknown }[]).forEach(({ value }, at) => {
      const possible = new Set(rows.map((row) => row[at]));
      if (value === 'hidden') expect([...possible]).toEqual(expect.arrayContaining([1, 2, 3]));
    });
  }
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

test('to hide small counts alone does not keep them: the attacker recovers many', () => {
  const draft = withTotals(slidesFigures, slidesTotals);
  const small = [...draftNumbers(draft).values()].filter(
    ({ value, threshold }) => value > 0 && value < threshold,
  );
  const figures = conceal(draft, new Set(small.map(({ key }) => key)), 'all');
  const exact = recoveredBy([figures]).filter(({ lower, upper }) => lower === upper);
  expect(exact.length).toBeGreaterThan(20);
});
