import { expect, test, vi } from 'vitest';
import { recoveredBy } from '../disclosure/attackerFixture.ts';
import type { PublishedFigures } from '../disclosure/figures.ts';
import { solveLinearProgram } from '../disclosure/solve-linear-program.ts';
import type { Observation } from '../indicator.ts';
import { asRead, slidesChoice } from './choiceFixture.ts';
import type { FigureChoice } from './draft-figures.ts';
import { asSameData } from './same-data.ts';
import { suppressForPublication } from './suppress-for-publication.ts';

// An attack on the whole table takes some seconds, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const codes = slidesChoice.sectors.map(({ ppdCode }) => ppdCode);
const columns = { ofIndicators: true, ofGroups: false, ofMunicipality: false };
const groups = { ofIndicators: false, ofGroups: true, ofMunicipality: false };

const changed = (change: (each: Observation) => Partial<Observation>) =>
  slidesChoice.observations.map((each) => ({ ...each, ...change(each) }));

function made(choice: Partial<FigureChoice> & { edition: number }) {
  const { figures, certificate, suppression } = suppressForPublication(
    { ...slidesChoice, ...choice },
    solveLinearProgram,
  );
  expect([certificate === null, suppression.leaks]).toEqual([false, []]);
  return { read: asRead(choice.edition, figures, codes), sameData: certificate?.sameData };
}

/** As of one source and period, whatever the editions say. */
const ofOneSource = (figures: PublishedFigures): PublishedFigures => ({
  ...figures,
  cells: figures.cells.map((cell) => ({ ...cell, period: null, source: '' })),
});

test('a source by another name, or a period that is stated now, tells nothing of what was hidden', () => {
  const { read: first } = made({ edition: 1, totals: columns });
  const renamed = changed(() => ({ source: 'slides, 2015', period: '[2015-01-01,2016-01-01)' }));
  const { read: second, sameData } = made({
    edition: 2,
    totals: groups,
    observations: renamed,
    earlier: [first],
  });
  expect(sameData).toBe(true);
  expect(recoveredBy([first, second].map(ofOneSource))).toEqual([]);
  expect(recoveredBy([first, second])).toEqual([]);
});

test('data that were corrected can go out', () => {
  const { read: first } = made({ edition: 1, totals: columns });
  const corrected = changed(({ value }) => ({ value: (value ?? 0) * 2, source: 'corrected' }));
  const second = made({ edition: 2, totals: columns, observations: corrected, earlier: [first] });
  expect(second.sameData).toBe(false);
});

test('other periods are other data', () => {
  const draft = (period: string | null, value: number | null, source = 'a') => ({
    edition: 1,
    indicators: [{ key: 'a', suppressBelow: 5, isDuplicateOf: null }],
    cells: [{ sector: 's', indicator: 'a', period, source, value }],
    ...{ totals: [], sums: [], legends: [], scores: null, statements: [] },
  });
  const read = (before: PublishedFigures, now: ReturnType<typeof draft>) => {
    const { editions, differs } = asSameData([before], now);
    return [editions[0]?.cells[0]?.source, differs];
  };
  expect(read(draft('2015', 7), draft('2015', 7, 'b'))).toEqual(['b', false]);
  expect(read(draft(null, 7), draft('2015', 7, 'b'))).toEqual(['b', false]);
  expect(read(draft('2014', 7), draft('2015', 7, 'b'))).toEqual(['a', false]);
  expect(read(draft('2015', 7), draft('2015', 8, 'b'))).toEqual(['a', true]);
  expect(read(draft('2015', null), draft('2015', 8, 'b'))).toEqual(['a', true]);
});

test('data that contradict a sum that is known of them can go out', () => {
  // More gang members than detainees, all of them shown.
  const observations = changed(({ indicatorKey, value }) =>
    indicatorKey === 'detained_gang_members' ? { value: (value ?? 0) + 900 } : {},
  );
  made({
    edition: 1,
    observations,
    chosen: ['adult_detainees', 'detained_gang_members', 'theft'],
    totals: columns,
  });
});
