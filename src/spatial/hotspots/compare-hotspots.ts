import { isRefusal, refusal, type Refusal } from '../refusal.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { getisOrdGiStarInSteps } from '../statistics/getis-ord.ts';
import { leastTwoCountsP } from '../statistics/two-counts.ts';
import type { Steps } from '../steps.ts';
import { confidenceLevels } from './analyse-hotspots.ts';
import type { CellColumns, CountColumns } from './analysis.ts';
import type { HotspotComparison, Pair } from './comparison.ts';
import { hotCellChanges } from './hot-cell-changes.ts';
import { rateChanges, type Periods } from './rate-changes.ts';
import { permutationsFor } from './permutations.ts';
import { placeCounts } from './place-counts.ts';

export type ComparisonInput = {
  grid: CellColumns;
  /** By the cells of the grid. */
  before: CountColumns;
  after: CountColumns;
  daysBefore: number;
  daysAfter: number;
  /** Of Gi* in each period; default: by the number of cells, see `permutationsFor`. */
  permutations?: number;
  /** Default 1. */
  seed?: number;
};

/** Level of the adjusted p-values. */
const SIGNIFICANCE = 0.05;

/**
 * Two periods on one grid: where counts changed by more than chance gives, which cells are hot in
 * either, and what became of the cells around those. A fall in one place with a rise next door is
 * what moving elsewhere would look like; it does not show that anything moved.
 *
 * Cells are tested one by one against the same rate in both periods, leaving out those with so few
 * incidents that no change could show, and corrected for their number (the procedure of Benjamini and
 * Hochberg on the tests that Tarone leaves: P. B. Gilbert, J. R. Stat. Soc. C 54, 2005).
 *
 * Refuses without any incident in either period. Gi* may decline in one period or both.
 *
 * @throws RangeError for columns of unequal length and periods without length
 */
export function* compareHotspotsInSteps(
  input: ComparisonInput,
): Steps<HotspotComparison | Refusal> {
  const { grid, daysBefore, daysAfter, seed = 1 } = input;
  const { permutations = permutationsFor(grid.cells) } = input;
  const periods: Periods = { before: daysBefore, after: daysAfter };
  const change = rateChanges(periods);
  const before = placeCounts(grid, input.before);
  const after = placeCounts(grid, input.after);
  const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
  const total = change(sum(before.count), sum(after.count));
  if (Number.isNaN(total.p)) return refusal('no_points', 'No incident in either period');
  yield 0;
  const cells = Array.from(before.count, (n, cell) => change(n, after.count[cell] as number));
  const p = Float64Array.from(cells, (cell) => cell.p);
  const share = daysAfter / (daysBefore + daysAfter);
  const adjusted = benjaminiHochberg(
    p.map((value, i) => {
      const both = (before.count[i] as number) + (after.count[i] as number);
      return leastTwoCountsP(both, share) <= SIGNIFICANCE ? value : NaN;
    }),
  );
  const changed = Int8Array.from(adjusted, (q, i) =>
    q <= SIGNIFICANCE ? Math.sign(cells[i]?.difference ?? 0) : 0,
  );
  const levels: Pair<Int8Array | Refusal> = {
    before: yield* levelsOf(before.count, grid, permutations, seed, 0),
    after: yield* levelsOf(after.count, grid, permutations, seed, 0.5),
  };
  const count = (column: ArrayLike<number>, is: (value: number) => boolean): number =>
    Array.from(column).filter(is).length;
  const tested = count(adjusted, (q) => !Number.isNaN(q));
  const without = count(p, Number.isNaN);
  return {
    method: 'two_counts',
    before: before.count,
    after: after.count,
    leftOut: { before: before.leftOut, after: after.leftOut },
    difference: Float64Array.from(cells, (cell) => cell.difference),
    unit: daysBefore === daysAfter ? 'incidents' : 'incidents_per_30_days',
    p,
    adjusted,
    changed,
    cells: {
      rose: count(changed, (way) => way > 0),
      fell: count(changed, (way) => way < 0),
      tested,
      tooFew: grid.cells - without - tested,
      without,
    },
    total,
    levels,
    hot: hotCellChanges({ grid, change, levels, cells, significance: SIGNIFICANCE }),
    parameters: {
      days: periods,
      significance: SIGNIFICANCE,
      correction: 'benjamini_hochberg',
      permutations,
      seed,
    },
  };
}

/** @param from the share of the work that is done before */
function* levelsOf(
  count: Float64Array,
  grid: CellColumns,
  permutations: number,
  seed: number,
  from: number,
): Steps<Int8Array | Refusal> {
  const steps = getisOrdGiStarInSteps(count, grid.neighbours, { permutations, seed });
  for (;;) {
    const step = steps.next();
    if (step.done === true)
      return isRefusal(step.value) ? step.value : confidenceLevels(step.value);
    yield from + step.value / 2;
  }
}
