import { combineGroups, pointsByGroup, type Codes, type Groups } from './groups.ts';

export type AggregateInput = {
  /** Per point: the position of its sector, negative for none; as `assignPoints` returns it. */
  sector: Int32Array;
  sectors: number;
  category?: Codes;
  step?: Codes;
  /** Per point: a number, NaN where it is missing. */
  values?: Float64Array;
  /** Per point: a whole number of which the different ones are counted, negative where missing. */
  identity?: Int32Array;
};

/**
 * One element per combination of sector, category and time step, at
 * (sector * categories + category) * steps + step. NaN stands for "missing": no point had a value.
 */
export type SectorAggregates = {
  sectors: number;
  categories: number;
  steps: number;
  /** Points. */
  count: Float64Array;
  /** Points left out: in no sector, or of no category or step. */
  leftOut: number;
  /** Of `values`, if given. */
  values: ValueAggregates | null;
  /** Different identities, if given. */
  distinct: Float64Array | null;
};

export type ValueAggregates = {
  /** Points that have a value. */
  count: Float64Array;
  /** Compensated, so right to the last digits whatever the order of points. */
  sum: Float64Array;
  mean: Float64Array;
  /** Of an even number of values, the mean of the middle two. */
  median: Float64Array;
};

/**
 * Counts and summarises points by sector and, in the same pass, by category and time step.
 *
 * @throws RangeError when columns differ in length.
 */
export function aggregateBySector(input: AggregateInput): SectorAggregates {
  const { sector, sectors, category, step, values, identity } = input;
  if ([values, identity].some((column) => column && column.length !== sector.length)) {
    throw new RangeError('Columns differ in length');
  }
  const groups = combineGroups(sector, sectors, category, step);
  const count = new Float64Array(groups.count);
  let leftOut = 0;
  for (let i = 0; i < sector.length; i++) {
    const g = groups.group[i] as number;
    if (g >= 0) count[g] = (count[g] as number) + 1;
    else leftOut++;
  }
  return {
    sectors,
    categories: category?.count ?? 1,
    steps: step?.count ?? 1,
    count,
    leftOut,
    values: values ? aggregateValues(groups, values) : null,
    distinct: identity ? countDistinct(groups, identity) : null,
  };
}

function aggregateValues(groups: Groups, values: Float64Array): ValueAggregates {
  const { starts, points } = pointsByGroup(groups, (i) => !Number.isNaN(values[i]));
  const ordered = Float64Array.from(points, (i) => values[i] as number);
  const count = new Float64Array(groups.count);
  const sum = new Float64Array(groups.count).fill(NaN);
  const mean = new Float64Array(groups.count).fill(NaN);
  const median = new Float64Array(groups.count).fill(NaN);
  for (let g = 0; g < groups.count; g++) {
    const own = ordered.subarray(starts[g], starts[g + 1]).sort();
    count[g] = own.length;
    if (own.length === 0) continue;
    const total = compensatedSum(own);
    sum[g] = total;
    mean[g] = total / own.length;
    const upper = own[own.length >> 1] as number;
    median[g] = own.length % 2 === 1 ? upper : ((own[own.length / 2 - 1] as number) + upper) / 2;
  }
  return { count, sum, mean, median };
}

/** Neumaier's sum: the rounding of every addition is kept aside and added at the end. */
function compensatedSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

function countDistinct(groups: Groups, identity: Int32Array): Float64Array {
  const { starts, points } = pointsByGroup(groups, (i) => (identity[i] as number) >= 0);
  const ordered = Int32Array.from(points, (i) => identity[i] as number);
  return Float64Array.from({ length: groups.count }, (_, g) => {
    const own = ordered.subarray(starts[g], starts[g + 1]).sort();
    return own.reduce((seen, id, i) => (i > 0 && own[i - 1] === id ? seen : seen + 1), 0);
  });
}
