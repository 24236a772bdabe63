import { describe, expect, test, vi } from 'vitest';
import { checkDisclosure } from './check-disclosure.ts';
import type { DraftFigures, Scores } from './figures.ts';
import {
  editionOf,
  indicatorsOf,
  slidesFigures,
  slidesTotals,
  withTotals,
} from './figuresFixture.ts';
import { solveLinearProgram } from './solve-linear-program.ts';
import { suppress } from './suppress.ts';

// Some seconds, and more where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const columns = { ofIndicators: true, ofGroups: [], ofMunicipality: false };

function suppressed(draft: DraftFigures, earlier: DraftFigures[] = []) {
  return suppress(draft, earlier, solveLinearProgram);
}

function valuesOf({ figures }: ReturnType<typeof suppressed>) {
  return figures.cells.map(({ value }) => value);
}

test('small counts alone are hidden where nothing adds up; zeros and gaps are not', () => {
  const result = suppressed(editionOf([[0], [1], [4], [5], [null]], indicatorsOf(1)));
  expect(valuesOf(result)).toEqual([0, 'hidden', 'hidden', 5, null]);
  expect(result.hidden.map(({ value, reason }) => [value, reason])).toEqual([
    [1, { kind: 'small_count', threshold: 5 }],
    [4, { kind: 'small_count', threshold: 5 }],
  ]);
});

test('what protects another is said, and which', () => {
  const result = suppressed(withTotals(editionOf([[3], [20], [300]], indicatorsOf(1)), columns));
  expect(valuesOf(result)).toEqual(['hidden', 'hidden', 300]);
  expect(result.hidden[1]).toEqual({
    places: [{ kind: 'cell', edition: 1, sector: 's1', indicator: 'a' }],
    value: 20,
    reason: {
      kind: 'protects',
      places: [{ kind: 'cell', edition: 1, sector: 's0', indicator: 'a' }],
    },
  });
});

test('the same draft gives the same result, and the draft stays as it was', () => {
  const draft = withTotals(slidesFigures, slidesTotals);
  const before = structuredClone(draft);
  const result = suppressed(draft);
  expect(draft).toEqual(before);
  expect(suppressed(structuredClone(draft))).toEqual(result);
});

test('what is published holds no hidden value, and shows all others as they are', () => {
  const draft = withTotals(slidesFigures, slidesTotals);
  const { figures, hidden } = suppressed(draft);
  let count = 0;
  for (const kind of ['cells', 'totals'] as const) {
    figures[kind].forEach(({ value }, at) => {
      if (value === 'hidden') count += 1;
      else expect(value).toBe(draft[kind][at]?.value);
    });
  }
  expect(count).toBe(hidden.reduce((sum, { places }) => sum + places.length, 0));
});

test('a repeated indicator is hidden with the other, and must not differ from it', () => {
  const indicators = indicatorsOf(2).map((each) => ({
    ...each,
    suppressBelow: each.key === 'a' ? 10 : 5,
    isDuplicateOf: each.key === 'b' ? 'a' : null,
  }));
  expect(
    valuesOf(
      suppressed(
        editionOf(
          [
            [7, 7],
            [20, 20],
          ],
          indicators,
        ),
      ),
    ),
  ).toEqual(['hidden', 'hidden', 20, 20]);
  expect(() => suppressed(editionOf([[7, 8]], indicators))).toThrow('both 7 and 8');
});

test('what was hidden stays hidden while the data are the same', () => {
  const draft = withTotals(editionOf([[3], [20], [300]], indicatorsOf(1)), columns);
  const first = suppressed(draft);
  const next = suppress({ ...draft, edition: 2, totals: [] }, [first.figures], solveLinearProgram);
  expect(valuesOf(next)).toEqual(['hidden', 'hidden', 300]);
  expect(next.hidden[1]?.reason).toEqual({ kind: 'hidden_before' });
  expect(next.leaks).toEqual([]);
});

describe('a number that changed though its period and source did not', () => {
  const first = suppressed(editionOf([[20], [30], [300]], indicatorsOf(1))).figures;
  const next = (value: number) => {
    const draft = withTotals(editionOf([[value], [30], [300]], indicatorsOf(1), { edition: 2 }), {
      ...columns,
    });
    return suppress(draft, [first], solveLinearProgram);
  };

  test('goes out where it is shown again', () => {
    expect(next(21).leaks).toEqual([]);
    expect(valuesOf(next(21))).toEqual([21, 30, 300]);
  });

  test('does not where it has to be hidden, for the checks would take it for known', () => {
    expect(next(3).leaks).toEqual([
      {
        kind: 'changed',
        places: [{ kind: 'cell', edition: 2, sector: 's0', indicator: 'a' }],
        earlier: false,
      },
    ]);
  });
});

test('tells how far it is, and never less than before', () => {
  const shares: number[] = [];
  suppress(withTotals(slidesFigures, slidesTotals), [], solveLinearProgram, (share) => {
    shares.push(share);
  });
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

test('what cannot be kept is reported, not passed over', () => {
  const statements = [
    {
      terms: [{ edition: 1, sector: 's0', indicator: 'a', coefficient: 1 }],
      atLeast: null,
      atMost: 3,
    },
  ];
  const result = suppressed({ ...editionOf([[3], [20]], indicatorsOf(1)), statements });
  expect(result.leaks).toMatchObject([{ kind: 'narrow', interval: { lower: 0, upper: 3 } }]);
});

describe('scores', () => {
  const rows = [
    [3, 50],
    [100, 100],
    [0, 0],
    [40, 60],
  ];
  const scores = (maximum: number): Scores => ({
    method: 'min_max_mean',
    decimals: 4,
    ingredients: ['a', 'b'].map((indicator) => ({
      indicator,
      weight: 0.5,
      direction: 'more_is_worse',
      minimum: 0,
      maximum,
    })),
    sectors: [
      { sector: 's0', score: 0.265, rank: 3 },
      { sector: 's1', score: 1, rank: 1 },
      { sector: 's2', score: 0, rank: 4 },
      { sector: 's3', score: 0.5, rank: 2 },
    ],
  });

  test('go when they tell a hidden value; ranks stay if they do not', () => {
    const result = suppressed({ ...editionOf(rows, indicatorsOf(2)), scores: scores(100) });
    expect(result.leaks).toEqual([]);
    expect(checkDisclosure([result.figures], solveLinearProgram)).toEqual([]);
    expect(result.scoresShown).toBe('all');
    // With four decimals a score gives its hidden value away; the other value of the sector is hidden.
    expect(valuesOf(result).slice(0, 2)).toEqual(['hidden', 'hidden']);
  });

  test('go with their ranks when a limit of their scale is hidden', () => {
    const small = [
      [3, 50],
      [100, 100],
      [4, 0],
      [40, 60],
    ];
    const limits = scores(100);
    const ingredients = limits.ingredients.map((each) =>
      each.indicator === 'a' ? { ...each, minimum: 3 } : each,
    );
    const draft = { ...editionOf(small, indicatorsOf(2)), scores: { ...limits, ingredients } };
    const result = suppressed(draft);
    expect([result.scoresShown, result.figures.scores, result.leaks]).toEqual(['none', null, []]);
  });
});

test('a legend loses the classes of hidden cells, and goes when a limit is hidden', () => {
  const classes = [0, 0, 1].map((at, sector) => ({ sector: `s${sector}`, class: at }));
  const draft = editionOf([[3], [20], [300]], indicatorsOf(1));
  const kept = suppressed({
    ...draft,
    legends: [{ indicator: 'a', limits: [20, 20, 300], classes }],
  });
  expect(kept.figures.legends[0]?.classes.map((each) => each.class)).toEqual([null, 0, 1]);
  const gone = suppressed({
    ...draft,
    legends: [{ indicator: 'a', limits: [3, 20, 300], classes }],
  });
  expect([gone.figures.legends, gone.withheldLegends]).toEqual([[], ['a']]);
});
