import type { Neighbours } from '../neighbours/neighbours.ts';
import { seededGenerator, type Generator32 } from '../../domain/random/generator.ts';
import type { Steps } from '../steps.ts';

/** Per unit: in how many permutations the sum over its neighbours was at least, at most, as seen. */
export type ExtremeCounts = { atLeast: Int32Array; atMost: Int32Array };

/**
 * Conditional permutation of the sum of neighbours' values: the value of a unit stays where it is,
 * and its k neighbours are drawn without replacement from all other units (Anselin 1995).
 *
 * Units with the same number of neighbours share their draws, as in GeoDa and esda, so a unit's
 * reference distribution is the same as if it had its own, while results of different units are not
 * independent. A draw is k + 1 of all units in random order: a unit that is itself among the first
 * k is replaced, for that unit only, by the last one. The first k are then equally likely to be any
 * k of the others, and for nearly all units the sums are one sorted list in which to look up theirs.
 *
 * @param excluded 1 for units that neither are tested nor drawn (islands)
 */
export function* conditionalExtremes(
  values: Float64Array,
  neighbours: Neighbours,
  excluded: Uint8Array,
  permutations: number,
  seed: number,
): Steps<ExtremeCounts> {
  const { units, starts, neighbour } = neighbours;
  const random = seededGenerator(seed);
  const drawable = Int32Array.from(excluded.keys()).filter((i) => excluded[i] === 0);
  const atLeast = new Int32Array(units);
  const atMost = new Int32Array(units);
  const scale = values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const groups = unitsBySize(neighbours, excluded);
  let done = 0;
  for (const [size, members] of groups) {
    yield done / drawable.length;
    done += members.length;
    const draws = drawSums(values, drawable, size, permutations, random);
    const sorted = draws.sums.slice().sort();
    // Sums of the same numbers in another order differ by rounding; they are ties all the same.
    const tie = scale * size * 1e-14;
    for (const i of members) {
      let seen = 0;
      for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
        seen += values[neighbour[at] as number] as number;
      }
      let least = permutations - countBelow(sorted, seen - tie);
      let most = countBelow(sorted, seen + tie);
      for (const draw of draws.drawsOf(i)) {
        const shared = draws.sums[draw] as number;
        const own = shared - (values[i] as number) + (values[draws.last[draw] as number] as number);
        least += (own >= seen - tie ? 1 : 0) - (shared >= seen - tie ? 1 : 0);
        most += (own < seen + tie ? 1 : 0) - (shared < seen + tie ? 1 : 0);
      }
      atLeast[i] = least;
      atMost[i] = most;
    }
  }
  return { atLeast, atMost };
}

function unitsBySize({ units, starts }: Neighbours, excluded: Uint8Array): [number, number[]][] {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < units; i++) {
    if (excluded[i] === 1) continue;
    const size = (starts[i + 1] as number) - (starts[i] as number);
    const members = groups.get(size);
    if (members) members.push(i);
    else groups.set(size, [i]);
  }
  // The order of sizes decides which random numbers a size gets: fix it.
  return [...groups].sort(([a], [b]) => a - b);
}

type Draws = {
  /** Per draw: the sum of its first `size` units. */
  sums: Float64Array;
  /** Per draw: its last unit, that stands in for one of the first. */
  last: Int32Array;
  /** The draws that have the unit among their first. */
  drawsOf: (unit: number) => readonly number[];
};

function drawSums(
  values: Float64Array,
  drawable: Int32Array,
  size: number,
  permutations: number,
  random: Generator32,
): Draws {
  const deck = drawable.slice();
  const sums = new Float64Array(permutations);
  const last = new Int32Array(permutations);
  const drawsOf = new Map<number, number[]>();
  for (let draw = 0; draw < permutations; draw++) {
    let sum = 0;
    for (let place = 0; place <= size; place++) {
      const from = place + random.below(deck.length - place);
      const unit = deck[from] as number;
      deck[from] = deck[place] as number;
      deck[place] = unit;
      if (place === size) {
        last[draw] = unit;
      } else {
        sum += values[unit] as number;
        const known = drawsOf.get(unit);
        if (known) known.push(draw);
        else drawsOf.set(unit, [draw]);
      }
    }
    sums[draw] = sum;
  }
  return { sums, last, drawsOf: (unit) => drawsOf.get(unit) ?? [] };
}

/** How many of the sorted sums are less than the limit. */
function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
