import { expect, test, vi } from 'vitest';
import { recoveredBy } from '../disclosure/attackerFixture.ts';
import { certificateFaults } from '../disclosure/certificate-faults.ts';
import { solveLinearProgram } from '../disclosure/solve-linear-program.ts';
import { asRead, slidesChoice } from './choiceFixture.ts';
import type { FigureChoice } from './draft-figures.ts';
import { suppressForPublication } from './suppress-for-publication.ts';

// An attack on the whole table takes some seconds, and more where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

function suppressed(choice: Partial<FigureChoice> = {}) {
  return suppressForPublication({ ...slidesChoice, ...choice }, solveLinearProgram);
}

test("the slides' table with all totals keeps what it hides, as its document is read", () => {
  const shares: number[] = [];
  const { draft, figures, suppression, certificate, leftOut } = suppressForPublication(
    slidesChoice,
    solveLinearProgram,
    (share) => shares.push(share),
  );
  expect(leftOut).toEqual([]);
  expect(suppression.leaks).toEqual([]);
  expect(shares.at(-1)).toBe(1);
  const codes = slidesChoice.sectors.map(({ ppdCode }) => ppdCode);
  const read = asRead(2, figures, codes);
  if (!certificate) throw new Error('There is no certificate.');
  expect(certificateFaults([read], certificate)).toEqual([]);
  expect(recoveredBy([read])).toEqual([]);
  // Nothing small is left, and what is shown is what the data say.
  const thresholds = new Map(draft.indicators.map((each) => [each.key, each.suppressBelow]));
  read.cells.forEach(({ indicator, value }, at) => {
    if (value === 'hidden' || value === null) return;
    expect(value).toBe(draft.cells[at]?.value);
    expect(value === 0 || value >= (thresholds.get(indicator) ?? NaN)).toBe(true);
  });
  const hidden = [...read.cells, ...read.totals].filter(({ value }) => value === 'hidden');
  expect(hidden).toHaveLength(suppression.hidden.flatMap(({ places }) => places).length);
});

test('an edition that hides nothing new is proven with the one before', () => {
  const first = suppressed({ edition: 1, totals: { ...slidesChoice.totals, ofGroups: false } });
  const codes = slidesChoice.sectors.map(({ ppdCode }) => ppdCode);
  const earlier = [asRead(1, first.figures, codes)];
  const second = suppressed({ earlier, chosen: ['theft', 'missing'] });
  if (!second.certificate) throw new Error('There is no certificate.');
  expect(
    certificateFaults([...earlier, asRead(2, second.figures, codes)], second.certificate),
  ).toEqual([]);
  expect(second.certificate.unknowns.length).toBe(first.certificate?.unknowns.length);
});

test('without an indicator there are no figures, and nothing to prove', () => {
  const { figures, certificate, suppression } = suppressed({ chosen: [] });
  expect([figures, certificate]).toEqual([null, { sameData: true, unknowns: [], worlds: [] }]);
  expect([suppression.hidden, suppression.leaks]).toEqual([[], []]);
});

test('the answer can be sent as a message', () => {
  const answer = suppressed({ chosen: ['theft', 'missing'] });
  expect(structuredClone(answer)).toEqual(answer);
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});

test('what leaks has no certificate, but reasons', () => {
  const first = suppressed({ edition: 1, chosen: ['theft'] });
  const codes = slidesChoice.sectors.map(({ ppdCode }) => ppdCode);
  const earlier = [asRead(1, first.figures, codes)];
  const shown = first.draft.cells.find(({ value }, at) => value === earlier[0]?.cells[at]?.value);
  const sector = slidesChoice.sectors.find(({ ppdCode }) => ppdCode === shown?.sector);
  const observations = slidesChoice.observations.map((each) =>
    each.sectorId === sector?.id && each.indicatorKey === 'theft' ? { ...each, value: 3 } : each,
  );
  const second = suppressed({ earlier, observations, chosen: ['theft'] });
  expect(second.suppression.leaks.map(({ kind }) => kind)).toContain('changed');
  expect(second.certificate).toBeNull();
});
