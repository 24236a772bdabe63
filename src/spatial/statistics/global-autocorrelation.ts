import type { NeighbourMethod, Neighbours } from '../neighbours/neighbours.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { finish, type Steps } from '../steps.ts';
import type { PermutationOptions } from './getis-ord.ts';
import { LEAST_UNITS, localInput } from './local-input.ts';
import { twoSidedNormalP } from './normal.ts';

export type GlobalAutocorrelation = {
  method: 'moran_i' | 'geary_c';
  statistic: number;
  /** If values were placed at random: -1 / (n - 1) for Moran, 1 for Geary. */
  expected: number;
  /** Under normality. */
  variance: number;
  z: number;
  /** Two-sided, under normality: wrong for skewed counts, there to compare with other programs. */
  normalP: number;
  /** Share of permutations at least as extreme on the same side, (g + 1) / (P + 1). */
  p: number;
  islands: number[];
  parameters: {
    units: number;
    weights: 'row_standardised';
    neighbours: NeighbourMethod;
    permutations: number;
    seed: number;
  };
};

/**
 * Moran's I of all units: above its expectation where like is near like.
 *
 * Refuses as `getisOrdGiStar` does. Source: A. D. Cliff and J. K. Ord, Spatial Processes, 1981.
 */
export function moranI(
  values: Float64Array,
  neighbours: Neighbours,
  options: PermutationOptions = {},
): GlobalAutocorrelation | Refusal {
  return finish(globalInSteps('moran_i', values, neighbours, options));
}

/** Geary's C of all units: below 1 where like is near like. Otherwise as `moranI`. */
export function gearyC(
  values: Float64Array,
  neighbours: Neighbours,
  options: PermutationOptions = {},
): GlobalAutocorrelation | Refusal {
  return finish(globalInSteps('geary_c', values, neighbours, options));
}

export function* globalInSteps(
  method: GlobalAutocorrelation['method'],
  values: Float64Array,
  neighbours: Neighbours,
  options: PermutationOptions = {},
): Steps<GlobalAutocorrelation | Refusal> {
  const { permutations = 999, seed = 1, leastUnits = LEAST_UNITS } = options;
  const input = localInput(values, neighbours, leastUnits);
  if (isRefusal(input)) return input;
  const { units: n, mean, variance: spread, isIsland } = input;
  const deviation = values.map((v, i) => (isIsland[i] === 1 ? 0 : (v - mean) / Math.sqrt(spread)));
  const compute = method === 'moran_i' ? moranOf : gearyOf;
  const statistic = compute(deviation, neighbours, n);
  const expected = method === 'moran_i' ? -1 / (n - 1) : 1;
  const variance = normalVariance(method, neighbours, n);
  const z = (statistic - expected) / Math.sqrt(variance);

  const random = seededGenerator(seed);
  const places = Int32Array.from(deviation.keys()).filter((i) => isIsland[i] === 0);
  const shuffled = deviation.slice();
  let atLeast = 0;
  let atMost = 0;
  const tie = 1e-12 * Math.max(1, Math.abs(statistic));
  for (let draw = 0; draw < permutations; draw++) {
    if (draw % 50 === 0) yield draw / permutations;
    for (let k = places.length - 1; k > 0; k--) {
      const a = places[k] as number;
      const b = places[random.below(k + 1)] as number;
      const kept = shuffled[a] as number;
      shuffled[a] = shuffled[b] as number;
      shuffled[b] = kept;
    }
    const drawn = compute(shuffled, neighbours, n);
    if (drawn >= statistic - tie) atLeast++;
    if (drawn <= statistic + tie) atMost++;
  }
  return {
    method,
    statistic,
    expected,
    variance,
    z,
    normalP: twoSidedNormalP(z),
    p: (Math.min(atLeast, atMost) + 1) / (permutations + 1),
    islands: input.islands,
    parameters: {
      units: n,
      weights: 'row_standardised',
      neighbours: neighbours.chosen,
      permutations,
      seed,
    },
  };
}

/** Of standardised deviations, 0 for islands, whose rows of weights are empty. */
function moranOf(z: Float64Array, { starts, neighbour, units }: Neighbours, n: number): number {
  let sum = 0;
  for (let i = 0; i < units; i++) {
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    let lag = 0;
    for (let at = from; at < to; at++) lag += z[neighbour[at] as number] as number;
    if (to > from) sum += ((z[i] as number) * lag) / (to - from);
  }
  return sum / n;
}

function gearyOf(z: Float64Array, { starts, neighbour, units }: Neighbours, n: number): number {
  let sum = 0;
  for (let i = 0; i < units; i++) {
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    let squares = 0;
    for (let at = from; at < to; at++) {
      squares += ((z[i] as number) - (z[neighbour[at] as number] as number)) ** 2;
    }
    if (to > from) sum += squares / (to - from);
  }
  return ((n - 1) * sum) / (2 * n * n);
}

/** Cliff and Ord 1981, equations 1.37 and 1.43, for row-standardised weights. */
function normalVariance(
  method: GlobalAutocorrelation['method'],
  { starts, neighbour, units }: Neighbours,
  n: number,
): number {
  const size = (i: number): number => (starts[i + 1] as number) - (starts[i] as number);
  const columnSum = new Float64Array(units);
  const mutual = new Set<number>();
  for (let i = 0; i < units; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const j = neighbour[at] as number;
      columnSum[j] = (columnSum[j] as number) + 1 / size(i);
      mutual.add(i * units + j);
    }
  }
  let s1 = 0;
  for (const pair of mutual) {
    const i = Math.floor(pair / units);
    const j = pair % units;
    const back = mutual.has(j * units + i) ? 1 / size(j) : 0;
    // A pair that is no neighbour the other way round has only this one term of the two.
    s1 += (back > 0 ? 0.5 : 1) * (1 / size(i) + back) ** 2;
  }
  const s2 = columnSum.reduce((sum, c, i) => sum + ((size(i) > 0 ? 1 : 0) + c) ** 2, 0);
  if (method === 'geary_c') {
    return ((2 * s1 + s2) * (n - 1) - 4 * n * n) / (2 * (n + 1) * n * n);
  }
  return (n * n * s1 - n * s2 + 3 * n * n) / (n * n * (n * n - 1)) - 1 / (n - 1) ** 2;
}
