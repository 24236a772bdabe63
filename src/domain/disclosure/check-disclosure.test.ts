import { describe, expect, test } from 'vitest';
import { checkDisclosure } from './check-disclosure.ts';
import { cell, check, published } from './checksFixture.ts';
import { editionOf, indicatorsOf, withTotals } from './figuresFixture.ts';
import type { LinearSolver } from './linear-program.ts';

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
    expect(check(published([['hidden'], ['hidden'], [30]], [35]))).toHaveLength(2);
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

  test('nor may any small count be too large for one of them, if all are small', () => {
    // Of three parts that add up to 6, none could be 4 but beside a 0.
    const leaks = check(published([['hidden'], ['hidden'], ['hidden'], [30]], [36]));
    expect(leaks.map(({ kind }) => kind)).toEqual(['supposed', 'supposed', 'supposed']);
    expect(check(published([['hidden'], ['hidden'], ['hidden'], [30]], [37]))).toEqual([]);
  });

  test('the same of the parts of an indicator that is shown', () => {
    const figures = (whole: number) => ({
      ...published([[whole, 'hidden', 'hidden', 0]]),
      sums: [{ total: 'a', parts: ['b', 'c', 'd'], covers: 'all' as const }],
    });
    for (const sum of [5, 8]) {
      const leaks = check(figures(sum));
      expect([sum, leaks.map(({ kind }) => kind)]).toEqual([sum, ['supposed', 'supposed']]);
    }
    for (const sum of [6, 7, 9]) expect([sum, check(figures(sum))]).toEqual([sum, []]);
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
