import { expect, test } from 'vitest';
import { hidden, type PublishedFigures, type Sum } from '../../src/domain/disclosure/figures.ts';
import {
  indicatorsOf,
  slidesFigures,
  slidesTotals,
  withTotals,
} from '../../src/domain/disclosure/figuresFixture.ts';
import { solveLinearProgram } from '../../src/domain/disclosure/solve-linear-program.ts';
import { suppress } from '../../src/domain/disclosure/suppress.ts';
import { worldsOf } from '../../src/domain/disclosure/worlds-of.ts';
import { describeOnEngines } from './engines.ts';
import {
  all,
  at,
  ofThree,
  proof,
  refusalBy,
  repeating,
  second,
  table,
  three,
  total,
} from './publication-proofs.ts';

describeOnEngines('the proof of what is hidden', (database) => {
  const refusal = (
    editions: readonly PublishedFigures[],
    sent: unknown,
    sums: Sum[] = [],
    truths: (number | null | undefined)[] = [],
  ) => refusalBy(database(), editions, sent, sums, truths);

  test('is taken where it proves everything, also that nothing is hidden', async () => {
    expect(await refusal([three], ofThree)).toBeNull();
    expect(await refusal([table([[5], [0]])], proof([]))).toBeNull();
    const none = { ...table([]), edition: 1 };
    expect(
      await refusal(
        [none, { ...three, ...second }],
        proof([at('s0', 'a', 2), at('s1', 'a', 2)], [6, 0], [0, 6]),
      ),
    ).toBeNull();
  });

  test.each<[string, unknown, string]>([
    ['is none', null, 'the proof is not sameData'],
    ['has more in it', { ...ofThree, more: 1 }, 'the proof is not sameData'],
    ['leaves a number out', proof([at('s0')], [5], [0]), 'leaves out what is hidden: s1 a'],
    ['names a number twice', proof([at('s0'), at('s0')], [6, 0], [0, 6]), 'is named already'],
    ['names what is shown', proof([at('s0'), at('s2')], [6, 0], [0, 6]), 'not hidden'],
    ['names what is not there', proof([at('s0'), at('s9')], [6, 0], [0, 6]), 'not hidden'],
    ['names no place', { ...ofThree, unknowns: [at('s0'), { edition: 1 }] }, 'not hidden'],
    ['has no world', proof([at('s0'), at('s1')]), 'not proven safe: s0 a (edition 1), s1 a'],
    ['has one world', proof([at('s0'), at('s1')], [2, 4]), 'not proven safe'],
    ['is too narrow', proof([at('s0'), at('s1')], [2, 4], [6, 0]), 'not proven safe'],
    ['breaks a total', proof([at('s0'), at('s1')], [6, 0], [0, 7]), 'do not agree'],
    ['has a short world', proof([at('s0'), at('s1')], [6, 0], [0]), 'not a whole number for each'],
    ['has a broken number', proof([at('s0'), at('s1')], [4.5, 1.5], [0, 6]), 'not a whole number'],
    [
      'has nothing in a place',
      {
        ...ofThree,
        worlds: [
          [null, 6],
          [0, 6],
        ],
      },
      'not a whole number',
    ],
    ['has no list for a world', { ...ofThree, worlds: [[6, 0], null] }, 'not a whole number'],
    ['has worlds that are none', { ...ofThree, worlds: {} }, 'the proof is not sameData'],
    ['says not of which data', { unknowns: [], worlds: [] }, 'the proof is not sameData'],
    ['says of which data by a word', { ...ofThree, sameData: 'true' }, 'the proof is not sameData'],
    ['names nothing', { ...ofThree, unknowns: [at('s0'), null] }, 'not hidden'],
    [
      'names a place by words',
      proof([{ ...at('s0'), edition: '1' } as never, at('s1')]),
      'not hidden',
    ],
    [
      'names more of a place',
      { ...ofThree, unknowns: [{ ...at('s0'), total: 0 }, at('s1')] },
      'not hidden',
    ],
    ['names a total that is not there', proof([at('s0'), { edition: 1, total: -1 }]), 'not hidden'],
    ['names another edition', proof([at('s0', 'a', 2), at('s1')], [6, 0], [0, 6]), 'not hidden'],
    ['has a negative one', proof([at('s0'), at('s1')], [7, -1], [0, 6]), 'not a whole number'],
    ['has a huge one', proof([at('s0'), at('s1')], [1e15, 0], [0, 6]), 'not a whole number'],
    [
      'has a text',
      {
        ...ofThree,
        worlds: [
          ['6', 0],
          [0, 6],
        ],
      },
      'not a whole number',
    ],
  ])('is refused where it %s', async (_what, sent, message) => {
    expect(await refusal([three], sent)).toContain(message);
  });

  test('is refused for a hidden number that was shown as another one', async () => {
    const before = table([[20], [30]]);
    const after = table([[hidden], [30]], second);
    expect(await refusal([before, after], proof([]), [], [20, 30])).toBeNull();
    expect(await refusal([before, after], proof([]), [], [3, 30])).toContain(
      'were corrected: s0 a',
    );
  });

  test('fails when one cell less is hidden', async () => {
    const both = table([[hidden], [hidden], [12]], { totals: [total(['s0', 's1', 's2'], 44)] });
    const worlds = [
      [32, 0],
      [0, 32],
    ];
    expect(await refusal([both], proof([at('s0'), at('s1')], ...worlds))).toBeNull();
    const weak = table([[hidden], [30], [12]], { totals: both.totals });
    expect(await refusal([weak], proof([at('s0')], [2]))).toContain('not proven safe');
    expect(await refusal([weak], proof([at('s0')], [2], [7]))).toContain('do not agree');
  });

  test('takes no figure for large that the data have as small', async () => {
    const worlds = proof([at('s0'), at('s1')], [5, 15], [15, 5]);
    const open = table([[hidden], [hidden], [1000]], { totals: [total(['s0', 's1'], 20)] });
    expect(await refusal([open], worlds)).toBeNull();
    expect(await refusal([open], worlds, [], [8, 12, 1000])).toBeNull();
    expect(await refusal([open], worlds, [], [3, 17, 1000])).toContain('not proven safe: s0 a');
    const between = proof([at('s0'), at('s1')], [2, 18], [18, 2]);
    expect(await refusal([open], between)).toContain('not proven safe');
  });

  test('small counts are not shown, by the threshold of any edition', async () => {
    expect(await refusal([table([[4]])], proof([]))).toContain('small counts are shown: s0 a');
    const strict = table([[hidden]], {}, 10);
    const loose = table([[7]], second);
    expect(await refusal([loose], proof([]))).toBeNull();
    expect(await refusal([strict, loose], proof([]))).toContain('small counts are shown');
    const added = table([[0, 2]], { totals: [total(['s0'], 2, ['a', 'b'])] });
    expect(await refusal([added], proof([]))).toContain('shown: s0 b (edition 1), total 0');
  });

  test('no indicator hides nothing but 1, which would tell it', async () => {
    const set = (threshold: number) =>
      database().database.query(
        `update public.indicators set suppress_below = $1 where key = 'assault'`,
        [threshold],
      );
    await expect(set(2)).rejects.toThrow('indicators_suppress_none_or_several');
    await set(1);
    await set(5);
  });

  test('what another edition shows is known', async () => {
    const before = table([[hidden], [30], [12]]);
    const after = { ...three, ...second, totals: [total(['s0', 's1', 's2'], 44)] };
    expect(await refusal([before, after], proof([at('s0')], [2], [7]))).toContain('do not agree');
    const otherPeriod = {
      ...after,
      cells: after.cells.map((each) => ({ ...each, period: '2016' })),
    };
    const worlds = proof(
      [at('s0'), at('s0', 'a', 2), at('s1', 'a', 2)],
      ...[
        [0, 32, 0],
        [9, 0, 32],
      ],
    );
    expect(await refusal([before, otherPeriod], worlds)).toBeNull();
  });

  test('totals of several editions must not tell by their difference', async () => {
    const before = table([[hidden], [hidden], [12]], { totals: [total(['s0', 's1'], 6)] });
    const after = table([[hidden], [hidden], [12]], {
      ...second,
      totals: [total(['s0', 's2'], 14)],
    });
    const unknowns = [at('s0', 'a', 2), at('s1')];
    expect(await refusal([before], proof([at('s0'), at('s1')], [6, 0], [0, 6]))).toBeNull();
    expect(await refusal([before, after], proof(unknowns, [2, 4]))).toContain('not proven safe');
    expect(await refusal([before, after], proof(unknowns, [6, 0], [0, 6]))).toContain('agree');
  });

  test('the same number has one place, whatever it is called', async () => {
    const twice = table([[hidden, hidden]], {
      indicators: [...indicatorsOf(1), repeating('b', 'a')],
      totals: [total(['s0'], hidden), total(['s0'], hidden, ['b'])],
    });
    const range = [[0], [5]];
    for (const place of [at('s0'), at('s0', 'b'), { edition: 1, total: 1 }]) {
      expect(await refusal([twice], proof([place], ...range))).toBeNull();
    }
    const two = proof([at('s0'), at('s0', 'b')], [0, 0], [5, 5]);
    expect(await refusal([twice], two)).toContain('is named already');
    const shownOnce = {
      ...twice,
      cells: twice.cells.map((cell, n) => (n === 0 ? { ...cell, value: 12 } : cell)),
    };
    expect(await refusal([shownOnce], proof([]))).toBeNull();
    // Totals of the same cells in another order.
    const other = table([[hidden], [hidden], [12]], {
      ...second,
      totals: [total(['s2', 's1', 's0'], hidden)],
    });
    expect(await refusal([three, other], ofThree)).toBeNull();
  });

  test('a missing value is no figure and no part', async () => {
    const gap = table([[hidden], [hidden], [null]], { totals: three.totals });
    expect(await refusal([gap], proof([at('s0'), at('s1')], [18, 0], [0, 18]))).toBeNull();
  });

  test('indicators that add up are taken into account', async () => {
    const row = (sum: Sum) => table([[9, hidden, 5]], { sums: [sum] });
    const b = [at('s0', 'b')];
    expect(await refusal([row(all)], proof(b, [4]))).toContain('not proven safe');
    expect(await refusal([row(all)], proof(b, [0], [5]))).toContain('do not agree');
    const some: Sum = { total: 'a', parts: ['b'], covers: 'some' };
    expect(await refusal([row(some)], proof(b, [0], [9]))).toBeNull();
    expect(await refusal([row(some)], proof(b, [0], [10]))).toContain('do not agree');
    // Where a part has no value, the others are only a part of the total.
    const gap = table([[9, hidden, null]], { sums: [all] });
    expect(await refusal([gap], proof(b, [0], [9]))).toBeNull();
  });

  test('a total beside some of its parts is refused', async () => {
    const some = table([[9, hidden]], {});
    const proven = proof([at('s0', 'b')], [0], [9]);
    expect(await refusal([some], proven)).toBeNull();
    expect(await refusal([some], proven, [all])).toContain('tells the others: a beside b');
    const alone = table([[9]]);
    expect(await refusal([alone], proof([]), [all])).toBeNull();
    const part: PublishedFigures = {
      ...table([[20]], {
        edition: 2,
        indicators: [{ ...repeating('b', 'a'), isDuplicateOf: null }],
      }),
      cells: [{ sector: 's0', indicator: 'b', period: '2015', source: 'test', value: 20 }],
    };
    expect(await refusal([alone, part], proof([]), [all])).toContain('a beside b');
    const renamed = { ...part, cells: part.cells.map((cell) => ({ ...cell, source: 'other' })) };
    expect(await refusal([alone, renamed], proof([]), [all])).toContain('a beside b');
    const later = { ...part, cells: part.cells.map((cell) => ({ ...cell, period: '2016' })) };
    expect(await refusal([alone, later], proof([]), [all])).toBeNull();
  });

  test.each([
    ['all the largest small count', 8, 'supposes that nothing else is hidden'],
    ['less than there are small counts', 5, 'supposes that nothing else is hidden'],
    ['anything else', 7, null],
  ])('parts of a sum that would be %s', async (_what, sum, message) => {
    const worlds = proof([at('s0'), at('s1')], [sum, 0], [0, sum]);
    const added = table([[hidden], [hidden], [12]], { totals: [total(['s0', 's1'], sum)] });
    const indicator = table([[sum, hidden, hidden]], { sums: [all] });
    const parts = proof([at('s0', 'b'), at('s0', 'c')], [sum, 0], [0, sum]);
    for (const answer of [await refusal([added], worlds), await refusal([indicator], parts)]) {
      expect(answer).toEqual(message && expect.stringContaining(message));
    }
  });

  test('a total that includes others is refused beside one that earlier editions told', async () => {
    const some: Sum = { total: 'a', parts: ['b'], covers: 'some' };
    const before: PublishedFigures = {
      ...table([[hidden]]),
      indicators: [{ ...repeating('b', 'a'), isDuplicateOf: null, suppressBelow: 10 }],
      cells: [{ sector: 's0', indicator: 'b', period: '2015', source: 'test', value: hidden }],
    };
    const after = table([[6]], second);
    const open = proof([at('s0', 'b')], [0], [10]);
    expect(await refusal([before, after], open)).toBeNull();
    expect(await refusal([before, after], open, [some])).toContain('a beside b');
    const deeper: Sum[] = [
      { ...some, parts: ['c'] },
      { total: 'c', parts: ['b', 'd'], covers: 'all' },
    ];
    expect(await refusal([before, after], open, deeper)).toContain('a beside b');
  });

  test('is checked for 500 sectors too', async () => {
    const rows = Array.from({ length: 500 }, (_, n) =>
      Array.from({ length: 8 }, () => 20 + (n % 9)),
    );
    const figures = table(rows);
    const sectors = [...new Set(figures.cells.map(({ sector }) => sector))];
    const sum = rows.reduce((all, [value = 0]) => all + value, 0);
    const large = { ...figures, totals: [total(sectors, sum)] };
    expect(await refusal([large], proof([]))).toBeNull();
  });

  test("is the same to the database as to the app: the slides' table", async () => {
    const solve = solveLinearProgram;
    const { figures } = suppress(withTotals(slidesFigures, slidesTotals), [], solve);
    const certificate = { sameData: true, ...worldsOf([figures], solve) };
    expect(await refusal([figures], certificate)).toBeNull();
    // The same data again add nothing to prove.
    expect(await refusal([figures, { ...figures, edition: 2 }], certificate)).toBeNull();
  });
});
