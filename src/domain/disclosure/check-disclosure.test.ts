import { describe, expect, test } from 'vitest';
import { checkDisclosure } from './check-disclosure.ts';
import type { PublishedFigures, Scores } from './figures.ts';
import { editionOf, indicatorsOf, withTotals } from './figuresFixture.ts';
import type { LinearSolver } from './linear-program.ts';
import { solveLinearProgram } from './solve-linear-program.ts';

type Row = (number | 'hidden' | null)[];

/** An edition as the public sees it; `totals` are those of the indicators. */
function published(
  rows: Row[],
  totals: (number | 'hidden')[] = [],
  changes: Partial<PublishedFigures> = {},
  settings: Parameters<typeof editionOf>[2] = {},
): PublishedFigures {
  const draft = editionOf(
    rows.map((row) => row.map((value) => (value === 'hidden' ? -1 : value))),
    indicatorsOf(rows[0]?.length ?? 0),
    settings,
  );
  const sectors = rows.map((_, at) => `s${at}`);
  return {
    ...draft,
    cells: draft.cells.map((cell) => ({
      ...cell,
      value: cell.value === -1 ? 'hidden' : cell.value,
    })),
    totals: totals.map((value, at) => ({
      sectors,
      indicators: [indicatorsOf(9)[at]?.key ?? ''],
      value,
    })),
    ...changes,
  };
}

function check(...editions: PublishedFigures[]) {
  return checkDisclosure(editions, solveLinearProgram);
}

const cell = (edition: number, sector: string, indicator = 'a') => ({
  kind: 'cell' as const,
  edition,
  sector,
  indicator,
});

describe('within one edition', () => {
  test('a hidden cell that nothing is said about is safe', () => {
    expect(
      check(
        published([
          ['hidden', 7],
          [0, null],
        ]),
      ),
    ).toEqual([]);
  });

  test('a small count that is shown leaks, in a cell or a total', () => {
    const shown = published(
      [
        ['hidden', 3],
        ['hidden', 0],
      ],
      ['hidden', 3],
    );
    expect(check(shown)).toEqual([
      { kind: 'shown', place: cell(1, 's0', 'b'), value: 3, earlier: false },
      {
        kind: 'shown',
        place: { kind: 'total', edition: 1, sectors: ['s0', 's1'], indicators: ['b'] },
        value: 3,
        earlier: false,
      },
    ]);
  });

  test('one hidden cell beside a total is what is left', () => {
    const [leak] = check(published([['hidden'], [20], [30]], [53]));
    expect(leak).toMatchObject({
      kind: 'narrow',
      interval: { lower: 3, upper: 3 },
      places: [cell(1, 's0')],
      earlier: false,
    });
  });

  test('two hidden cells are safe when their sum is large enough', () => {
    expect(check(published([['hidden'], ['hidden'], [30]], [34]))).toHaveLength(2);
    expect(check(published([['hidden'], ['hidden'], [30]], [36]))).toEqual([]);
  });

  test('a hidden total protects its parts, unless another shows what they add up to', () => {
    const hiddenTotal = published(
      [
        ['hidden', 9],
        [20, 8],
      ],
      ['hidden'],
    );
    expect(check(hiddenTotal)).toEqual([]);
    const all = { sectors: ['s0', 's1'], indicators: ['a', 'b'], value: 40 };
    const [leak] = check({ ...hiddenTotal, totals: [...hiddenTotal.totals, all] });
    expect(leak).toMatchObject({ kind: 'narrow', interval: { lower: 3, upper: 3 } });
  });

  test('parts that can only be the largest small counts, if they are small, leak', () => {
    const leaks = check(published([['hidden'], ['hidden'], ['hidden'], [30]], [42]));
    expect(leaks.map(({ kind }) => kind)).toEqual(['supposed', 'supposed', 'supposed']);
    expect(check(published([['hidden'], ['hidden'], ['hidden'], [30]], [41]))).toEqual([]);
  });

  test('a hidden cell must not be known to be small but not 1', () => {
    // At most 9 and 10 of 12: the first is at least 2.
    const said = (of: string, atMost: number) => ({
      terms: [{ edition: 1, sector: of, indicator: 'a', coefficient: 1 }],
      atLeast: null,
      atMost,
    });
    const statements = [said('s0', 9), said('s1', 10)];
    const [leak] = check(published([['hidden'], ['hidden']], [12], { statements }));
    expect(leak).toMatchObject({ kind: 'narrow', interval: { lower: 2, upper: 9 } });
  });

  test('a repeated indicator tells what the other hides', () => {
    const figures = published([
      ['hidden', 3],
      [8, 8],
    ]);
    const indicators = figures.indicators.map((each) => ({
      ...each,
      isDuplicateOf: each.key === 'b' ? 'a' : null,
    }));
    expect(check({ ...figures, indicators })).toMatchObject([{ kind: 'shown', value: 3 }]);
    // A large one has nothing to hide, but shown once it protects no other.
    const beside = published(
      [
        ['hidden', 30],
        ['hidden', 'hidden'],
      ],
      [33],
      { indicators },
    );
    expect(check(beside)).toMatchObject([{ kind: 'narrow', interval: { lower: 3, upper: 3 } }]);
  });

  test('indicators that add up tell their parts', () => {
    const figures = published([[12, 9, 'hidden']]);
    const sum = { total: 'a', parts: ['b', 'c'] };
    expect(check({ ...figures, sums: [{ ...sum, covers: 'all' }] })).toMatchObject([
      { kind: 'narrow', interval: { lower: 3, upper: 3 } },
    ]);
    expect(check({ ...figures, sums: [{ ...sum, covers: 'some' }] })).toMatchObject([
      { kind: 'narrow', interval: { lower: 0, upper: 3 } },
    ]);
  });

  test('wide limits are not enough where few whole numbers fit between them', () => {
    const statements = [
      {
        terms: [7, 11].map((coefficient, at) => ({
          edition: 1,
          sector: `s${at}`,
          indicator: 'a',
          coefficient,
        })),
        atLeast: 7 * 2 + 11 * 3,
        atMost: 7 * 2 + 11 * 3,
      },
    ];
    const leaks = check(published([['hidden'], ['hidden']], [], { statements }));
    expect(leaks).toHaveLength(2);
  });
});

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

describe('the solver is not believed', () => {
  const figures = published([['hidden'], [20], [30]], [53]);
  const solvers: Record<string, LinearSolver> = {
    'makes numbers up': ({ limits }) => ({
      kind: 'solved',
      values: limits.map((_, at) => 17 * (at + 1)),
    }),
    'finds no solution': () => ({ kind: 'infeasible' }),
    'gives up': () => ({ kind: 'unsolved' }),
    'returns too little': () => ({ kind: 'solved', values: [] }),
  };
  test.each(Object.entries(solvers))('when it %s, nothing is called safe', (_, solver) => {
    expect(checkDisclosure([figures], solver)).not.toEqual([]);
  });
});

test('a total of what is not listed is refused', () => {
  const draft = withTotals(editionOf([[1]], indicatorsOf(1)), {
    ofIndicators: true,
    ofGroups: [],
    ofMunicipality: false,
  });
  expect(() => check({ ...draft, cells: [] })).toThrow('does not list it');
});
