import { expect, test } from 'vitest';
import type { PublishedIndicator } from '../../domain/publication/document.ts';
import type { PageFigures } from '../../domain/publication/edition-page.ts';
import { figuresOfAll, figuresOfSector, groupsWithTotal } from './figures.ts';

const indicator = (key: string, groupKey: string): PublishedIndicator => ({
  ...{ key, groupKey, labelEs: key, labelEn: key, unitEs: 'casos', unitEn: 'cases' },
  ...{ suppressBelow: 10, isDuplicateOf: null, policeDiscovered: false },
  ...{ noteEs: null, noteEn: null },
});
const figures: PageFigures = {
  groups: ['a', 'b', 'empty'].map((key) => ({ key, labelEs: key, labelEn: key })),
  indicators: [indicator('one', 'a'), indicator('two', 'b'), indicator('three', 'a')],
  values: [
    [1, 'hidden', 3],
    [null, 20, 30],
  ],
  totals: ['hidden', 50, 33],
  groupTotals: [['hidden', null, null], []],
  municipalityTotals: [90, null, null],
  provenance: { period: null, source: 'Fuente' },
};

test('puts the figures of a sector under their groups, with the total of each', () => {
  const groups = figuresOfSector(figures, 0);
  expect(groups.map(({ group, total }) => [group.key, total])).toEqual([
    ['a', 'hidden'],
    ['b', null],
  ]);
  expect(groups.map((entry) => entry.figures.map(({ value }) => value))).toEqual([
    [1, 3],
    ['hidden'],
  ]);
});

test('puts those of all sectors in the same order', () => {
  const values = figuresOfAll(figures).map((entry) => [...entry.figures, { value: entry.total }]);
  expect(values.map((row) => row.map(({ value }) => value))).toEqual([
    ['hidden', 33, 90],
    [50, null],
  ]);
});

test('knows which groups have a total at all', () => {
  expect([...groupsWithTotal(figures)]).toEqual(['a']);
});
