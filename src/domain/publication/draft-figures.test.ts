import { describe, expect, test } from 'vitest';
import type { PublishedFigures, Sum } from '../disclosure/figures.ts';
import type { Indicator, Observation } from '../indicator.ts';
import { draftFigures, type FigureChoice } from './draft-figures.ts';
import { figuresOf } from './figures-of.ts';
import { publicationFigures } from './publication-figures.ts';

const groups = [
  { key: 'thefts', labelEs: 'Hurtos', labelEn: 'Thefts' },
  { key: 'other', labelEs: 'Otros', labelEn: 'Others' },
];

function indicator(key: string, changes: Partial<Indicator> = {}): Indicator {
  return {
    key,
    labelEs: `${key} es`,
    labelEn: `${key} en`,
    sourceLabel: key,
    unitEs: 'casos',
    unitEn: 'cases',
    groupKey: 'thefts',
    direction: 'more_is_worse',
    aggregation: 'extensive',
    policeDiscovered: false,
    sensitivity: 'ordinary',
    suppressBelow: 5,
    isDuplicateOf: null,
    noteEs: null,
    noteEn: null,
    ...changes,
  };
}

const sectors = [
  { id: 2, ppdCode: '160-001-10' },
  { id: 1, ppdCode: '160-001-2' },
];

function observed(
  sectorId: number,
  indicatorKey: string,
  value: number | null,
  period: string | null = '[2015-01-01,2016-01-01)',
): Observation {
  return { sectorId, indicatorKey, value, period, source: 'PNC', version: 1 };
}

const catalogue = [indicator('a'), indicator('b'), indicator('c', { groupKey: 'other' })];
const full = ['a', 'b', 'c'].flatMap((key, at) => [
  observed(1, key, 10 + at),
  observed(2, key, 20 + at),
]);

function choiceOf(changes: Partial<FigureChoice>): FigureChoice {
  return {
    edition: 2,
    sectors,
    indicators: catalogue,
    groups,
    observations: full,
    chosen: ['a', 'b', 'c'],
    totals: { ofIndicators: false, ofGroups: false, ofMunicipality: false },
    sums: [],
    earlier: [],
    ...changes,
  };
}

const draft = (changes: Partial<FigureChoice> = {}) => draftFigures(choiceOf(changes));

const all = { ofIndicators: true, ofGroups: true, ofMunicipality: true };

test('takes the latest observation of each sector and chosen indicator, in a fixed order', () => {
  const older = observed(1, 'b', 99, '[2014-01-01,2015-01-01)');
  const { figures, leftOut } = draft({ chosen: ['b', 'a'], observations: [older, ...full] });
  expect(leftOut).toEqual([]);
  expect(figures.indicators.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(figures.cells.map(({ sector, indicator: of, value }) => [of, sector, value])).toEqual([
    ['a', '160-001-2', 10],
    ['a', '160-001-10', 20],
    ['b', '160-001-2', 11],
    ['b', '160-001-10', 21],
  ]);
});

test('adds up indicators, groups and groups over all sectors', () => {
  const { figures } = draft({ totals: all });
  expect(figures.totals.map((total) => [total.indicators.join(), total.value])).toEqual([
    ['a', 30],
    ['b', 32],
    ['c', 34],
    ['a,b', 21],
    ['a,b', 41],
    ['a,b', 62],
  ]);
});

test('a sum of one value says nothing new; a sum over gaps is left out', () => {
  const observations = [observed(1, 'a', 10), observed(2, 'a', null), observed(1, 'b', 4)];
  const { figures, leftOut } = draft({ observations, totals: all });
  expect(figures.totals).toEqual([{ sectors: ['160-001-2'], indicators: ['a', 'b'], value: 14 }]);
  expect(leftOut).toEqual([
    { indicator: 'c', reason: 'no_values' },
    { group: 'thefts', reason: 'gaps' },
  ]);
});

test('adds nothing twice, and no values that do not add up', () => {
  const indicators = [
    ...catalogue,
    indicator('d', { isDuplicateOf: 'a' }),
    indicator('e', { aggregation: 'unknown' }),
  ];
  const observations = [...full, ...sectors.flatMap(({ id }) => [observed(id, 'e', 7)])].concat(
    observed(1, 'd', 10),
    observed(2, 'd', 20),
  );
  const sums: Sum[] = [{ total: 'd', parts: ['b'], covers: 'some' }];
  const { figures } = draft({
    indicators,
    observations,
    sums,
    chosen: ['a', 'b', 'd', 'e'],
    totals: all,
  });
  expect(figures.sums).toEqual([{ total: 'a', parts: ['b'], covers: 'some' }]);
  expect(figures.totals.map((total) => total.indicators.join())).toEqual(['a', 'b', 'd']);
});

describe('leaves out', () => {
  test('rates, and what is no whole number', () => {
    const { figures, leftOut } = draft({
      indicators: [indicator('a', { aggregation: 'intensive' }), indicator('b')],
      observations: [observed(1, 'a', 3), observed(1, 'b', 2.5), observed(2, 'b', 3)],
      chosen: ['a', 'b'],
    });
    expect(figures.cells).toEqual([]);
    expect(leftOut).toEqual([
      { indicator: 'a', reason: 'no_count' },
      { indicator: 'b', reason: 'not_whole', sectors: ['160-001-2'] },
    ]);
  });

  test('a repetition with other values, but not one of another year', () => {
    const indicators = [indicator('d', { isDuplicateOf: 'a' }), indicator('a')];
    const observations = [observed(1, 'a', 10), observed(1, 'd', 11)];
    const choice = { indicators, chosen: ['a', 'd'] };
    expect(draft({ ...choice, observations }).leftOut).toEqual([
      { indicator: 'd', reason: 'differs_from_repeated', repeated: 'a', sectors: ['160-001-2'] },
    ]);
    const later = [observed(1, 'a', 10), observed(1, 'd', 11, '[2016-01-01,2017-01-01)')];
    expect(draft({ ...choice, observations: later }).leftOut).toEqual([]);
  });

  const sums: Sum[] = [{ total: 'a', parts: ['b', 'c'], covers: 'all' }];

  test('a total beside some of its parts, as the rest could be worked out', () => {
    expect(draft({ sums }).leftOut).toEqual([]);
    expect(draft({ sums, chosen: ['a'] }).leftOut).toEqual([]);
    expect(draft({ sums, chosen: ['b'] }).leftOut).toEqual([]);
    const { figures, leftOut } = draft({ sums, chosen: ['a', 'b'] });
    expect(leftOut).toEqual([
      { indicator: 'a', reason: 'tells_unchosen', beside: ['b'], unchosen: ['c'] },
    ]);
    expect(figures.indicators.map(({ key }) => key)).toEqual(['b']);
  });

  test('two totals that share parts, though none of the parts goes out', () => {
    const shared: Sum[] = [
      { total: 'a', parts: ['x', 'y'], covers: 'all' },
      { total: 'b', parts: ['x', 'y', 'z'], covers: 'all' },
    ];
    const { figures } = draft({ sums: shared, chosen: ['a', 'b'] });
    expect(figures.indicators).toHaveLength(0);
  });

  test('what earlier editions of the same data would tell the rest of', () => {
    const first = (chosen: string[], observations = full): PublishedFigures => ({
      ...draft({ edition: 1, chosen, observations }).figures,
    });
    const choice = { sums, chosen: ['b'], earlier: [first(['a'])] };
    expect(draft(choice).leftOut).toEqual([
      { indicator: 'b', reason: 'tells_unchosen', beside: ['a'], unchosen: ['a', 'c'] },
    ]);
    expect(draft({ ...choice, chosen: ['a', 'b', 'c'] }).leftOut).toEqual([]);
    // The same data may have got another name, unless somebody has seen that they are others.
    const renamed = [
      first(
        ['a'],
        full.map((each) => ({ ...each, source: 'PNC, corrected' })),
      ),
    ];
    expect(draft({ ...choice, earlier: renamed }).leftOut).toHaveLength(1);
    const byName = draftFigures(choiceOf({ ...choice, earlier: renamed }), { othersByName: true });
    expect(byName.leftOut).toEqual([]);
    const stated = (period: string | null) => [
      first(
        ['a'],
        full.map((each) => ({ ...each, period })),
      ),
    ];
    expect(draft({ ...choice, earlier: stated(null) }).leftOut).toHaveLength(1);
    const former = stated('[2014-01-01,2015-01-01)');
    expect(draft({ ...choice, earlier: former }).leftOut).toEqual([]);
  });
});

test('an indicator that there is not is refused', () => {
  expect(() => draft({ chosen: ['z'] })).toThrow('no indicator z');
});

test('the figures of a document read back are what was put in, with the words of the catalogue', () => {
  const { figures } = draft({ totals: all });
  const published = publicationFigures(figures, { groups, indicators: catalogue });
  expect(published.indicators[0]).toMatchObject({ key: 'a', labelEs: 'a es', groupKey: 'thefts' });
  expect(published.groups).toEqual(groups);
  expect(figuresOf({ edition: 2, figures: published })).toEqual(figures);
  expect(figuresOf({ edition: 3, figures: null }).cells).toEqual([]);
  expect(() =>
    publicationFigures(
      { ...figures, legends: [{ indicator: 'a', limits: [], classes: [] }] },
      { groups, indicators: catalogue },
    ),
  ).toThrow('no scores, legends');
});
