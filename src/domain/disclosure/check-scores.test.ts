import { describe, expect, test } from 'vitest';
import { check, published, type Row } from './checksFixture.ts';
import type { Scores } from './figures.ts';

describe('legends', () => {
  const rows: Row[] = [['hidden'], ['hidden'], [20], [40]];
  const classes = [0, null, 1, 1].map((at, sector) => ({ sector: `s${sector}`, class: at }));

  test('a class bounds what it draws', () => {
    const legends = [{ indicator: 'a', limits: [20, 20, 40], classes }];
    expect(check(published(rows, [], { legends }))).toMatchObject([
      { kind: 'narrow', interval: { lower: 20, upper: 20 } },
    ]);
  });

  test('a limit that no shown cell has is the value of a hidden one', () => {
    const legends = [
      {
        indicator: 'a',
        limits: [3, 20, 40],
        classes: classes.map((each) => ({ ...each, class: null })),
      },
    ];
    expect(check(published(rows, [], { legends }))).toEqual([
      { kind: 'limit', edition: 1, indicator: 'a', limit: 3, earlier: false },
    ]);
  });
});

describe('scores', () => {
  // Mean of two indicators, both from 0 to 100.
  const ingredients = ['a', 'b'].map((indicator) => ({
    indicator,
    weight: 0.5,
    direction: 'more_is_worse' as const,
    minimum: 0,
    maximum: 100,
  }));
  const rows: Row[] = [
    ['hidden', 50],
    [100, 100],
    [0, 0],
  ];
  const scores = (shown: (number | null)[], ranks: (number | null)[], decimals = 4): Scores => ({
    method: 'min_max_mean',
    decimals,
    ingredients,
    sectors: shown.map((score, at) => ({ sector: `s${at}`, score, rank: ranks[at] ?? null })),
  });

  test('tell a hidden value by subtraction', () => {
    const shown = scores([0.265, 1, 0], [2, 1, 3]);
    expect(check(published(rows, [], { scores: shown }))).toMatchObject([
      { kind: 'narrow', interval: { lower: 3, upper: 3 } },
    ]);
  });

  test('tell less when they are rounded, and ranks less still', () => {
    const rounded = scores([0.3, 1, 0], [2, 1, 3], 1);
    expect(check(published(rows, [], { scores: rounded }))).toEqual([]);
    const ranks = scores([null, null, null], [2, 1, 3]);
    expect(check(published(rows, [], { scores: ranks }))).toEqual([]);
  });

  test('of another method are refused where they hold what is hidden', () => {
    const other = { ...scores([0.2, 1, 0], [2, 1, 3]), method: 'other' as const };
    expect(check(published(rows, [], { scores: other }))).toMatchObject([{ kind: 'score' }]);
    expect(
      check(
        published(
          [
            [7, 50],
            [100, 100],
            [0, 0],
          ],
          [],
          { scores: other },
        ),
      ),
    ).toEqual([]);
  });

  test('of a sector that lacks a value are another method', () => {
    const gap: Row[] = [
      ['hidden', 50],
      [100, null],
      [0, 0],
    ];
    const shown = scores([0.3, 1, 0], [2, 1, 3], 1);
    expect(check(published(gap, [], { scores: shown }))).toMatchObject([{ kind: 'score' }]);
  });

  test('must not have a limit that only a hidden value has', () => {
    const low = scores([null, null, null], [2, 1, 3]);
    const figures = published(
      [
        ['hidden', 50],
        [100, 100],
        [5, 0],
      ],
      [],
      { scores: low },
    );
    expect(check(figures)).toEqual([
      { kind: 'limit', edition: 1, indicator: 'a', limit: 0, earlier: false },
    ]);
  });
});
