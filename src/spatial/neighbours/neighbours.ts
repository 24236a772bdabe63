/** How neighbours were chosen; written into every result that rests on them. */
export type NeighbourMethod =
  | { method: 'queen' | 'rook'; toleranceMetres: number; leastBorderMetres: number }
  | { method: 'distance_band'; metres: number }
  | { method: 'nearest'; k: number; mutual: 'either' | 'as_is' }
  | { method: 'grid'; contiguity: 'queen' | 'rook' | 'hexagonal' };

/**
 * The neighbours of every unit as a sparse matrix: those of unit i are
 * `neighbour[starts[i]]` to before `neighbour[starts[i + 1]]`, ascending, never i itself.
 */
export type Neighbours = {
  units: number;
  /** units + 1 elements. */
  starts: Int32Array;
  neighbour: Int32Array;
  chosen: NeighbourMethod;
};

/** Packs directed pairs (from, to); repeated ones count once. */
export function neighboursFromPairs(
  units: number,
  pairs: Iterable<readonly [number, number]>,
  chosen: NeighbourMethod,
): Neighbours {
  const sets = Array.from({ length: units }, () => new Set<number>());
  for (const [from, to] of pairs) if (from !== to) sets[from]?.add(to);
  const starts = new Int32Array(units + 1);
  sets.forEach((set, i) => (starts[i + 1] = (starts[i] as number) + set.size));
  const neighbour = new Int32Array(starts[units] as number);
  sets.forEach((set, i) =>
    neighbour.set(
      [...set].sort((a, b) => a - b),
      starts[i],
    ),
  );
  return { units, starts, neighbour, chosen };
}

/** Both directions of every pair. */
export function* bothWays(
  pairs: Iterable<readonly [number, number]>,
): Generator<readonly [number, number]> {
  for (const [a, b] of pairs) {
    yield [a, b];
    yield [b, a];
  }
}

export function neighboursOf({ starts, neighbour }: Neighbours, unit: number): Int32Array {
  return neighbour.subarray(starts[unit], starts[unit + 1]);
}

/** Units without any neighbour: to be reported, and left out where a mean of neighbours is taken. */
export function islands({ units, starts }: Neighbours): number[] {
  return Array.from({ length: units }, (_, i) => i).filter((i) => starts[i] === starts[i + 1]);
}
