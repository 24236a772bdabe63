/** Small whole numbers that stand for categories or time steps: one per point. */
export type Codes = {
  /** Per point: 0 to under `count`; anything else leaves the point out. */
  code: Int32Array;
  count: number;
};

/** How points fall into groups: every combination of sector, category and time step. */
export type Groups = {
  /** Per point: the group, (sector * categories + category) * steps + step, or -1. */
  group: Int32Array;
  count: number;
};

/**
 * @param sector per point, as an assignment has it: negative for none
 * @throws RangeError when the columns differ in length
 */
export function combineGroups(
  sector: Int32Array,
  sectors: number,
  category: Codes | undefined,
  step: Codes | undefined,
): Groups {
  const group = new Int32Array(sector.length);
  const codes = [category, step].filter((each) => each !== undefined);
  let count = sectors;
  for (let i = 0; i < group.length; i++) {
    const s = sector[i] as number;
    group[i] = s >= 0 && s < sectors ? s : -1;
  }
  for (const { code, count: size } of codes) {
    if (code.length !== group.length) throw new RangeError('Columns differ in length');
    for (let i = 0; i < group.length; i++) {
      const outer = group[i] as number;
      const inner = code[i] as number;
      group[i] = outer >= 0 && inner >= 0 && inner < size ? outer * size + inner : -1;
    }
    count *= size;
  }
  return { group, count };
}

/** Positions of points, those of one group together; `starts` has the end as its last element. */
export type GroupedPoints = { starts: Int32Array; points: Int32Array };

/** Counting sort of the points by group. `keep` leaves points out. */
export function pointsByGroup(
  { group, count }: Groups,
  keep: (point: number) => boolean,
): GroupedPoints {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    if (g >= 0 && keep(i)) starts[g + 1] = (starts[g + 1] as number) + 1;
  }
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const next = starts.slice();
  const points = new Int32Array(starts[count] as number);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    if (g < 0 || !keep(i)) continue;
    const place = next[g] as number;
    points[place] = i;
    next[g] = place + 1;
  }
  return { starts, points };
}
