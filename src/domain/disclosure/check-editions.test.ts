import { describe, expect, test } from 'vitest';
import { cell, check, published, type Row } from './checksFixture.ts';

describe('over editions', () => {
  const first = published([['hidden'], ['hidden'], [30]], [43]);
  const second = (rows: Row[], totals: number[], source = 'test') =>
    published(rows, totals, {}, { edition: 2, source });

  test('what a later edition shows of the same data unravels the earlier one', () => {
    expect(check(first)).toEqual([]);
    const leaks = check(first, second([['hidden'], [10], [30]], []));
    expect(leaks).toMatchObject([
      { kind: 'narrow', interval: { lower: 3, upper: 3 }, earlier: false },
    ]);
    expect(leaks[0]).toMatchObject({ places: [cell(1, 's0'), cell(2, 's0')] });
  });

  test('other data are other numbers', () => {
    expect(check(first, second([['hidden'], [10], [30]], [], 'counted anew'))).toEqual([]);
  });

  test('a change that is told ties other data again', () => {
    const told = {
      terms: [1, -1].map((coefficient) => ({
        edition: coefficient === 1 ? 2 : 1,
        sector: 's1',
        indicator: 'a',
        coefficient,
      })),
      atLeast: -1,
      atMost: 1,
    };
    const next = second([['hidden'], [10], [30]], [], 'counted anew');
    const leaks = check(first, { ...next, statements: [told] });
    expect(leaks).toMatchObject([
      { kind: 'narrow', interval: { lower: 2, upper: 4 }, places: [cell(1, 's0')] },
      { kind: 'narrow', interval: { lower: 9, upper: 11 }, places: [cell(1, 's1')] },
    ]);
  });

  test('what was told before is not held against the next edition', () => {
    const early = published([['hidden'], [20]], [23]);
    expect(check(early)).toMatchObject([{ earlier: false }]);
    expect(check(early, second([['hidden'], [20]], []))).toMatchObject([{ earlier: true }]);
    const higher = second([['hidden'], [20]], []);
    const raised = {
      ...higher,
      indicators: higher.indicators.map((each) => ({ ...each, suppressBelow: 10 })),
    };
    expect(check(published([[7], [20]]), raised)).toEqual([]);
  });
});
