import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { certificateFaults } from './certificate-faults.ts';
import { checkDisclosure } from './check-disclosure.ts';
import { certificateOf, suppressed } from './checksFixture.ts';
import { conceal } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import {
  editionOf,
  indicatorsOf,
  slidesFigures,
  slidesTotals,
  withTotals,
} from './figuresFixture.ts';
import type { LinearSolver } from './linear-program.ts';
import { publicKnowledge } from './public-knowledge.ts';
import { tables } from './randomTablesFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';
import { worldsOf } from './worlds-of.ts';

// Some seconds, and more where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const columns = { ofIndicators: true, ofGroups: [], ofMunicipality: false };

test('names each hidden number once, cells before totals, with few worlds', () => {
  const draft = withTotals(editionOf([[3], [20], [300]], indicatorsOf(1)), columns);
  expect(certificateOf([suppressed(draft).figures])).toEqual({
    unknowns: [
      { edition: 1, sector: 's0', indicator: 'a' },
      { edition: 1, sector: 's1', indicator: 'a' },
    ],
    worlds: [
      [23, 0],
      [0, 23],
    ],
  });
});

test('where nothing is hidden, there is nothing to prove', () => {
  const figures = suppressed(withTotals(editionOf([[30], [20]], indicatorsOf(1)), columns)).figures;
  expect(certificateOf([figures])).toEqual({ unknowns: [], worlds: [] });
  expect(certificateFaults([figures], { unknowns: [], worlds: [] })).toEqual([]);
});

test("proves the slides' table with all totals with a few worlds", () => {
  const figures = suppressed(withTotals(slidesFigures, slidesTotals)).figures;
  const certificate = certificateOf([figures]);
  expect(certificateFaults([figures], certificate)).toEqual([]);
  expect(certificate.unknowns).toHaveLength(161);
  expect(certificate.worlds.length).toBeLessThan(30);
});

test('proves random tables, and chains of two with some of the same data', () => {
  fc.assert(
    fc.property(
      tables({ most: 40, sectors: 5, indicators: 4 }),
      fc.array(fc.constantFrom(0, 0, 1, 7), { minLength: 20, maxLength: 20 }),
      (first, change) => {
        const before = suppressed(first).figures;
        const cells = first.cells.map((cell, at) => {
          const by = change[at % 20] ?? 0;
          if (by === 0 || cell.value === null) return cell;
          return { ...cell, value: cell.value + by, source: 'corrected' };
        });
        const next = { ...first, edition: 2, cells, totals: [] };
        const editions = [before, suppressed(next, [before]).figures];
        expect(certificateFaults([before], certificateOf([before]))).toEqual([]);
        expect(certificateFaults(editions, certificateOf(editions))).toEqual([]);
      },
    ),
    { numRuns: 60, seed: 6 },
  );
});

test('there is one exactly where the checker finds every hidden figure safe', () => {
  let without = 0;
  fc.assert(
    fc.property(
      tables({ most: 30, sectors: 5, indicators: 4 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (draft, picked) => {
        const keys = [...draftNumbers(draft).keys()].filter((_, at) => picked[at % 40]);
        const figures = conceal(draft, new Set(keys), 'all');
        const kinds = checkDisclosure([figures], solveLinearProgram).map(({ kind }) => kind);
        const unsafe = kinds.includes('narrow') || kinds.includes('unproven');
        const certificate = worldsOf([figures], solveLinearProgram);
        without += certificate ? 0 : 1;
        expect(certificate === null).toBe(unsafe);
        if (!certificate) return;
        // What may be supposed of sums cannot be told from worlds, but is looked at beside them.
        const faults = certificateFaults([figures], certificate).map(({ kind }) => kind);
        const supposed = kinds.includes('supposed') ? ['supposed'] : [];
        expect([...new Set(faults)]).toEqual(supposed);
      },
    ),
    { numRuns: 60, seed: 6 },
  );
  expect(without).toBeGreaterThan(10);
});

describe('is refused', () => {
  const figures = suppressed(withTotals(slidesFigures, slidesTotals)).figures;
  const certificate = certificateOf([figures]);
  const { rows } = publicKnowledge([figures]);
  const tied = new Set(rows.flatMap(({ terms }) => terms.map(({ unknown }) => unknown)));
  const kinds = (changed: typeof certificate, editions = [figures]) =>
    new Set(certificateFaults(editions, changed).map(({ kind }) => kind));

  test('when any number of any world is another', () => {
    for (const [at, unknown] of [...tied].entries()) {
      const worlds = certificate.worlds.map((values) => [...values]);
      const values = worlds[at % worlds.length];
      if (values) values[unknown] = (values[unknown] ?? NaN) + (at % 2 === 0 ? 1 : 6);
      expect(kinds({ ...certificate, worlds })).toEqual(new Set(['disagrees']));
    }
  });

  test('when it says of one figure nothing, or twice, or of one that is shown', () => {
    const [first, ...others] = certificate.unknowns;
    if (!first) throw new Error('Nothing is hidden.');
    const shorter = certificate.worlds.map((values) => values.slice(1));
    expect(kinds({ unknowns: others, worlds: shorter })).toEqual(new Set(['missing']));
    const twice = {
      ...certificate,
      unknowns: [...others, first].map((_, at) => others[at] ?? others[0] ?? first),
    };
    expect(kinds(twice)).toContain('unknown');
    const shown = figures.cells.find(({ value }) => typeof value === 'number');
    const place = { edition: 1, sector: shown?.sector ?? '', indicator: shown?.indicator ?? '' };
    expect(kinds({ ...certificate, unknowns: [place, ...others] })).toContain('unknown');
    const elsewhere = { edition: 2, sector: place.sector, indicator: place.indicator };
    expect(kinds({ ...certificate, unknowns: [elsewhere, ...others] })).toContain('unknown');
  });

  test('when a number is none, is no whole one, or is less than nothing', () => {
    for (const value of [NaN, 0.5, -1, Infinity]) {
      const worlds = certificate.worlds.map((values, at) =>
        at ? values : [value, ...values.slice(1)],
      );
      expect(kinds({ ...certificate, worlds })).toEqual(new Set(['world']));
    }
    expect(kinds({ ...certificate, worlds: [[]] })).toEqual(new Set(['world']));
  });

  test('when worlds are too few or too near', () => {
    expect(kinds({ ...certificate, worlds: [] })).toEqual(new Set(['narrow']));
    for (const dropped of certificate.worlds) {
      const worlds = certificate.worlds.filter((world) => world !== dropped);
      expect(kinds({ ...certificate, worlds })).toEqual(new Set(['narrow']));
    }
  });

  test('for the same editions with one more figure shown, or one total corrected', () => {
    figures.cells.forEach(({ value }, weak) => {
      if (value !== 'hidden') return;
      const truth = slidesFigures.cells[weak]?.value ?? 0;
      const cells = figures.cells.map((cell, at) =>
        at === weak ? { ...cell, value: truth } : cell,
      );
      expect(kinds(certificate, [{ ...figures, cells }])).toContain('unknown');
    });
    const totals = figures.totals.map((total) =>
      total.value === 'hidden' ? total : { ...total, value: total.value + 1 },
    );
    expect(kinds(certificate, [{ ...figures, totals }])).toContain('disagrees');
  });

  test('when a threshold is higher than what it was made for', () => {
    const indicators = figures.indicators.map((each) => ({ ...each, suppressBelow: 100_000 }));
    expect(kinds(certificate, [{ ...figures, indicators }])).toContain('narrow');
  });
});

test('a solver that errs cannot make one that proves too much', () => {
  const figures = suppressed(withTotals(slidesFigures, slidesTotals)).figures;
  const wrong: LinearSolver[] = [
    () => ({ kind: 'unsolved' }),
    ({ limits }) => ({ kind: 'solved', values: limits.map(() => 7) }),
    (program) => {
      const outcome = solveLinearProgram(program);
      if (outcome.kind !== 'solved') return outcome;
      return {
        kind: 'solved',
        values: outcome.values.map((value, at) => value + (at % 7 ? 0 : 1)),
      };
    },
  ];
  for (const solver of wrong) expect(worldsOf([figures], solver)).toBeNull();
});
