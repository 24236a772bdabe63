import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { nameOfCell, recoveredBy, type Finding } from '../disclosure/attackerFixture.ts';
import { certificateFaults } from '../disclosure/certificate-faults.ts';
import type { PublishedFigures } from '../disclosure/figures.ts';
import { solveLinearProgram } from '../disclosure/solve-linear-program.ts';
import type { Observation } from '../indicator.ts';
import { asRead, slidesChoice } from './choiceFixture.ts';
import type { FigureChoice } from './draft-figures.ts';
import { asSameData } from './same-data.ts';
import { suppressForPublication } from './suppress-for-publication.ts';

// Attacks are searches: some seconds each, and more where the machine is busy.
vi.setConfig({ testTimeout: 240_000 });

/** `a` is the sum of `b` and `c`; `d` and `e` stand alone, and `f` repeats `d`. */
const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const codes = ['160-001', '160-002', '160-003', '160-004', '160-005'];
const [model] = slidesChoice.indicators;
if (!model) throw new Error('The slides have no indicator.');
const indicators = keys.map((key) => ({
  ...model,
  key,
  groupKey: 'abc'.includes(key) ? 'sums' : 'others',
  suppressBelow: 5,
  isDuplicateOf: key === 'f' ? 'd' : null,
}));
const groups = ['sums', 'others'].map((key) => ({ key, labelEs: key, labelEn: key }));

type Values = number[][];

/** What a planner does from one edition to the next. */
type Step = {
  /** Of `b`, `c`, `d` and `e` in each sector. */
  changes: number[];
  chosen: boolean[];
  totals: FigureChoice['totals'];
  /** Of all indicators; raised and lowered. */
  threshold: number;
  /** A sector that this edition lacks; beyond the last: none. */
  without: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  changes: fc.array(fc.constantFrom(0, 0, 0, 0, 1, -1, 2, 9), { minLength: 20, maxLength: 20 }),
  chosen: fc.array(fc.constantFrom(true, true, true, false), { minLength: 6, maxLength: 6 }),
  totals: fc.record({
    ofIndicators: fc.boolean(),
    ofGroups: fc.boolean(),
    ofMunicipality: fc.boolean(),
  }),
  threshold: fc.constantFrom(5, 5, 5, 3, 10),
  without: fc.nat({ max: 12 }),
});

const start = fc.array(
  fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 4,
    maxLength: 4,
  }),
  { minLength: codes.length, maxLength: codes.length },
);

/** Whether the source of a value says that it was corrected. */
type Correction = 'told' | 'untold';

/** Publishes edition after edition, as far as disclosure control lets them go out. */
function publish(first: Values, steps: readonly Step[], correction: Correction) {
  const values = first.map((row) => [...row]);
  const sources = values.map(() => keys.map(() => 'PNC'));
  const editions: PublishedFigures[] = [];
  steps.forEach(({ changes, chosen, totals, threshold, without }, at) => {
    const edition = at + 1;
    values.forEach((row, sector) =>
      row.forEach((value, column) => {
        const next = Math.max(0, value + (changes[sector * 4 + column] ?? 0));
        if (next === value) return;
        row[column] = next;
        const told = sources[sector];
        if (!told || correction === 'untold') return;
        for (const of of ['ab', 'ac', 'df', 'e'][column] ?? '')
          told[keys.indexOf(of)] = `PNC ${edition}`;
      }),
    );
    const observations = codes.flatMap((_, sector): Observation[] => {
      const [b = 0, c = 0, d = 0, e = 0] = values[sector] ?? [];
      if (sector === without) return [];
      return [b + c, b, c, d, e, d].map((value, column) => ({
        sectorId: sector + 1,
        indicatorKey: keys[column] ?? '',
        value,
        period: null,
        source: sources[sector]?.[column] ?? '',
        version: 1,
      }));
    });
    const choice: FigureChoice = {
      edition,
      sectors: codes.map((ppdCode, sector) => ({ id: sector + 1, ppdCode })),
      indicators: indicators.map((each) => ({ ...each, suppressBelow: threshold })),
      groups,
      observations,
      chosen: keys.filter((_, column) => chosen[column]),
      totals,
      sums: [{ total: 'a', parts: ['b', 'c'], covers: 'all' }],
      earlier: [...editions],
    };
    const { draft, figures, certificate, suppression } = suppressForPublication(
      choice,
      solveLinearProgram,
    );
    expect(certificate === null).toBe(suppression.leaks.length > 0);
    // What is refused does not go out, and the next edition is made without it.
    if (!certificate) return;
    const read = asRead(edition, figures, codes);
    const before = certificate.sameData ? asSameData(editions, draft).editions : editions;
    expect(certificateFaults([...before, read], certificate)).toEqual([]);
    editions.push(read);
  });
  return editions;
}

/** Hidden in some edition, and shown in none. */
function kept(editions: readonly PublishedFigures[]): string[] {
  const shown = new Set<string>();
  const hidden: { name: string; number: string }[] = [];
  for (const { edition, cells, totals } of editions) {
    const numberOf = new Map<string, string>();
    for (const { sector, indicator, source, value } of cells) {
      const number = [sector, indicator === 'f' ? 'd' : indicator, source].join();
      numberOf.set([sector, indicator].join(), number);
      if (value === 'hidden') hidden.push({ name: nameOfCell(edition, sector, indicator), number });
      else shown.add(number);
    }
    for (const { sectors, indicators: of, value } of totals) {
      const parts = sectors.flatMap((sector) =>
        of.map((key) => numberOf.get([sector, key].join())),
      );
      const number = parts.sort().join(' + ');
      const name = `${edition} total ${sectors.join()} ${of.join()}`;
      if (value === 'hidden') hidden.push({ name, number });
      else shown.add(number);
    }
  }
  return hidden.filter(({ number }) => !shown.has(number)).map(({ name }) => name);
}

/** That `a` is the sum of `b` and `c` is true of the first data, whether or not editions list them all. */
const commonKnowledge: PublishedFigures = {
  edition: 99,
  indicators: indicators.slice(0, 3).map((each) => ({ ...each, suppressBelow: 3 })),
  cells: codes.flatMap((sector) =>
    ['a', 'b', 'c'].map((indicator) => ({
      sector,
      indicator,
      period: null,
      source: 'PNC',
      value: 'hidden' as const,
    })),
  ),
  totals: [],
  sums: [{ total: 'a', parts: ['b', 'c'], covers: 'all' }],
  legends: [],
  scores: null,
  statements: [],
};

test('ten editions in which everything may change keep what any of them hides', () => {
  let [out, hidden] = [0, 0];
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 10, maxLength: 10 }), (first, steps) => {
      const editions = publish(first, steps, 'told');
      const known = [...editions, commonKnowledge];
      const told = recoveredBy(known, kept(known));
      // What no edition published must not be known to be small; else it may follow from what is shown.
      const isTold = ({ name, lower, upper }: Finding) =>
        !name.startsWith(`${commonKnowledge.edition} `) || (lower >= 1 && upper < 3);
      expect(told.filter(isTold)).toEqual([]);
      out += editions.length;
      hidden += kept(editions).length;
    }),
    { numRuns: 8, seed: 6 },
  );
  expect(out).toBeGreaterThan(50);
  expect(hidden).toBeGreaterThan(250);
});

test('nor does it help to know that values were corrected without a word', () => {
  let out = 0;
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 4, maxLength: 4 }), (first, steps) => {
      const editions = publish(first, steps, 'untold');
      out += editions.length;
      // Nothing is the same in two editions for an attacker who supposes that all was corrected.
      const names = kept(editions);
      for (const each of editions) expect(recoveredBy([each], names)).toEqual([]);
    }),
    { numRuns: 20, seed: 6 },
  );
  expect(out).toBeGreaterThan(15);
});
