import { neighboursOf } from '../neighbours/neighbours.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import type { CellColumns } from './analysis.ts';
import type { Change, HotCellChange, Pair } from './comparison.ts';

type HotCellInput = {
  grid: CellColumns;
  change: (before: number, after: number) => Change;
  levels: Pair<Int8Array | Refusal>;
  /** Per cell. */
  cells: readonly Change[];
  significance: number;
};

/** The least `Confidence` of a cell that is listed as hot: 95 %. */
const HOT = 2;

/** What became of the cells that are hot in either period, and of those around each. */
export function hotCellChanges(input: HotCellInput): HotCellChange[] {
  const { grid, change, cells, significance } = input;
  const levelsOf = (cell: number): Pair<number | null> => ({
    before: levelOf(input.levels.before, cell),
    after: levelOf(input.levels.after, cell),
  });
  const found = [...cells.keys()].filter((cell) => {
    const { before, after } = levelsOf(cell);
    return Math.max(before ?? 0, after ?? 0) >= HOT;
  });
  const own = found.map((cell) => cells[cell] as Change);
  const nearby = found.map((cell) => {
    const around = Array.from(neighboursOf(grid.neighbours, cell), (j) => cells[j] as Change);
    const sum = (period: 'before' | 'after'): number =>
      around.reduce((total, each) => total + each[period], 0);
    return { ...change(sum('before'), sum('after')), cells: around.length };
  });
  const adjust = (changes: readonly Change[]): Float64Array =>
    benjaminiHochberg(Float64Array.from(changes, ({ p }) => p));
  const adjusted = { own: adjust(own), nearby: adjust(nearby) };
  return found.map((cell, at) => {
    const here = { ...(own[at] as Change), adjusted: adjusted.own[at] as number };
    const next = {
      ...(nearby[at] as (typeof nearby)[number]),
      adjusted: adjusted.nearby[at] as number,
    };
    return {
      cell,
      level: levelsOf(cell),
      own: here,
      nearby: next,
      pattern: patternOf(here.difference, next.difference),
      beyondChance: here.adjusted <= significance && next.adjusted <= significance,
    };
  });
}

function levelOf(levels: Int8Array | Refusal, cell: number): number | null {
  return isRefusal(levels) ? null : (levels[cell] as number);
}

function patternOf(own: number, nearby: number): HotCellChange['pattern'] {
  if (own === 0 || nearby === 0) return null;
  const word = (difference: number) => (difference < 0 ? 'fall' : 'rise');
  return `${word(own)}_${word(nearby)}`;
}
