import { describe, expect, test } from 'vitest';
import type { Observation } from '../indicator.ts';
import { latestObservations } from '../observations.ts';
import { defaultMethod, exclusionReason } from './default-method.ts';
import {
  addIndicator,
  equaliseGroups,
  equaliseIndicators,
  removeIndicator,
} from './edit-method.ts';
import { effectiveWeights } from './effective-weights.ts';
import { columnOf, indicatorMatrix } from './indicator-matrix.ts';
import { accepted } from './randomFixture.ts';
import type { ScoreMethod } from './score-method.ts';
import { slidesGroups, slidesIndicators } from './slidesFixture.ts';

const method = defaultMethod(slidesIndicators, slidesGroups);
const sharesOf = (given: ScoreMethod) => accepted(effectiveWeights(given, slidesIndicators));
const indicator = (key: string) => {
  const found = slidesIndicators.find((each) => each.key === key);
  if (!found) throw new Error(key);
  return found;
};
const groupWeight = (given: ScoreMethod, key: string): number | undefined =>
  given.groups.find((group) => group.key === key)?.weight;

describe('the method to begin with', () => {
  test('leaves out what measures the police and what is there twice, and says why', () => {
    const left = slidesIndicators.filter(
      ({ key }) => !method.indicators.some((each) => each.key === key),
    );
    expect(left.map((each) => [each.key, exclusionReason(each)])).toEqual([
      ['sexual_offense_2', 'duplicate'],
      ['drug_arrest', 'police_discovered'],
      ['adult_detainees', 'police_discovered'],
      ['detained_gang_members', 'police_discovered'],
    ]);
  });

  test('counts every indicator the same', () => {
    [...sharesOf(method).values()].forEach((share) => expect(share).toBeCloseTo(1 / 19, 12));
    expect(groupWeight(method, 'police_activity')).toBe(0);
    expect(groupWeight(method, 'lethal_violence')).toBe(4);
  });
});

describe('effective weights', () => {
  test('group share times share within, together 1', () => {
    const weighed: ScoreMethod = {
      ...method,
      indicators: [
        { key: 'missing', direction: 'more_is_worse', weight: 1 },
        { key: 'homicides_femicide', direction: 'more_is_worse', weight: 3 },
        { key: 'theft', direction: 'more_is_worse', weight: 0 },
        { key: 'slums_exclusion', direction: 'more_is_worse', weight: 5 },
      ],
      groups: [
        { key: 'lethal_violence', weight: 2 },
        { key: 'property', weight: 7 },
        { key: 'social_conditions', weight: 1 },
      ],
    };
    expect([...sharesOf(weighed)]).toEqual([
      ['missing', 2 / 3 / 4],
      ['homicides_femicide', 0.5],
      ['theft', 0],
      ['slums_exclusion', 1 / 3],
    ]);
    expect(effectiveWeights({ ...weighed, groups: [] }, slidesIndicators)).toMatchObject({
      refused: 'no_weight',
    });
    expect(effectiveWeights({ ...weighed, indicators: [] }, slidesIndicators)).toMatchObject({
      refused: 'no_indicators',
    });
    expect(effectiveWeights(weighed, [])).toMatchObject({ refused: 'unknown_indicator' });
  });

  test('equal groups, and equal within each', () => {
    const equal = equaliseGroups(method, slidesIndicators);
    const shares = sharesOf(equal);
    expect(groupWeight(equal, 'police_activity')).toBe(0);
    expect(shares.get('homicides_femicide')).toBeCloseTo(1 / 5 / 4, 12);
    expect(shares.get('sexual_offense_1')).toBeCloseTo(1 / 5 / 3, 12);
    const back = equaliseIndicators(equal, slidesIndicators);
    expect(back).toEqual(method);
  });
});

describe('adding and removing', () => {
  test('where all counted the same, all still do', () => {
    const larger = addIndicator(method, indicator('adult_detainees'), slidesIndicators);
    expect(larger.indicators.map(({ key }) => key).indexOf('adult_detainees')).toBe(15);
    [...sharesOf(larger).values()].forEach((share) => expect(share).toBeCloseTo(1 / 20, 12));
    expect(addIndicator(larger, indicator('adult_detainees'), slidesIndicators)).toBe(larger);
    expect(removeIndicator(larger, 'adult_detainees', slidesIndicators)).toEqual(method);
    const alone = method.indicators.reduce(
      (rest, { key }) => (key === 'theft' ? rest : removeIndicator(rest, key, slidesIndicators)),
      method,
    );
    expect([...sharesOf(alone)]).toEqual([['theft', 1]]);
    const none = removeIndicator(alone, 'theft', slidesIndicators);
    expect(none.indicators).toEqual([]);
    const again = addIndicator(none, indicator('theft'), slidesIndicators);
    expect([...sharesOf(again)]).toEqual([['theft', 1]]);
  });

  test('else groups keep their weight, and an empty one weighs nothing', () => {
    const groups = equaliseGroups(method, slidesIndicators);
    const larger = addIndicator(groups, indicator('drug_arrest'), slidesIndicators);
    expect(groupWeight(larger, 'police_activity')).toBe(1);
    expect(sharesOf(larger).get('drug_arrest')).toBeCloseTo(1 / 6, 12);
    const smaller = removeIndicator(larger, 'drug_arrest', slidesIndicators);
    expect(smaller).toEqual(groups);
    const more = addIndicator(groups, indicator('sexual_offense_2'), slidesIndicators);
    expect(sharesOf(more).get('sexual_offense_2')).toBeCloseTo(1 / 20, 12);
  });
});

test('a matrix of observations: missing is missing', () => {
  const observation = (
    sectorId: number,
    indicatorKey: string,
    value: number | null,
  ): Observation => ({
    sectorId,
    indicatorKey,
    value,
    period: null,
    source: 'table',
    version: 1,
  });
  const table = latestObservations([
    observation(7, 'theft', 0),
    observation(7, 'threats', null),
    observation(9, 'threats', 4),
    observation(8, 'theft', 1),
  ]);
  const matrix = indicatorMatrix(
    [{ id: 9 }, { id: 7 }],
    [{ key: 'theft' }, { key: 'threats' }],
    table,
  );
  expect(matrix).toEqual({
    sectors: [9, 7],
    indicators: ['theft', 'threats'],
    values: Float64Array.of(NaN, 4, 0, NaN),
  });
  expect([...columnOf(matrix, 1)]).toEqual([4, NaN]);
});
