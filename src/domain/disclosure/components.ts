import type { Row } from './linear-program.ts';
import type { PublicKnowledge, Unknown } from './public-knowledge.ts';

/** Unknowns that rows tie together, with these rows; unknowns are numbered anew, from 0. */
export type Component = { unknowns: Unknown[]; rows: Row[] };

/** What no row ties together can be looked at one by one. In the order of their first unknowns. */
export function components({ unknowns, rows }: PublicKnowledge): Component[] {
  const parents = unknowns.map((_, number) => number);
  const rootOf = (number: number): number => {
    let root = number;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[number] = root;
    return root;
  };
  for (const { terms } of rows) {
    const first = rootOf(terms[0]?.unknown ?? 0);
    for (const { unknown } of terms) parents[rootOf(unknown)] = first;
  }
  const found = new Map<number, Component>();
  const renumbered = unknowns.map((unknown, number) => {
    const root = rootOf(number);
    const component = found.get(root) ?? { unknowns: [], rows: [] };
    found.set(root, component);
    return component.unknowns.push(unknown) - 1;
  });
  for (const row of rows) {
    const [first] = row.terms;
    if (!first) continue;
    found.get(rootOf(first.unknown))?.rows.push({
      ...row,
      terms: row.terms.map(({ unknown, coefficient }) => ({
        unknown: renumbered[unknown] ?? 0,
        coefficient,
      })),
    });
  }
  return [...found.values()];
}

/** Whether all rows are plain sums and differences, so that only limits matter, not what divides what. */
export function isPlain({ rows }: Component): boolean {
  return rows.every(({ terms }) => terms.every(({ coefficient }) => Math.abs(coefficient) === 1));
}
