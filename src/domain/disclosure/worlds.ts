import type { Component } from './components.ts';
import type { LinearSolver, Limits, Row, Term } from './linear-program.ts';

/** Whole numbers for all unknowns that agree with everything published. */
export type World = readonly number[];

/**
 * A world that makes the sum of these terms as small as the solver can, or null if it finds none.
 * The solver is not believed: what it returns is rounded and checked against every row. So an error
 * of the solver can raise a false alarm, but cannot call safe what is not.
 */
export function findWorld(
  { unknowns, rows }: Component,
  minimise: readonly Term[],
  limits: ReadonlyMap<number, Limits>,
  solver: LinearSolver,
): World | null {
  const all = unknowns.map((_, number) => limits.get(number) ?? { atLeast: 0, atMost: Infinity });
  // Tables of sums mostly have whole corners, which the plain program finds sooner.
  for (const whole of [false, true]) {
    const outcome = solver({ limits: all, rows, minimise, whole });
    if (outcome.kind === 'infeasible') return null;
    if (outcome.kind === 'unsolved') continue;
    const world = outcome.values.map(Math.round);
    if (isWorld(world, rows, all)) return world;
  }
  return null;
}

function isWorld(world: World, rows: readonly Row[], limits: readonly Limits[]): boolean {
  return (
    world.length === limits.length &&
    limits.every(({ atLeast, atMost }, number) => within(world[number] ?? NaN, atLeast, atMost)) &&
    rows.every((row) => within(sumOf(row.terms, world), row.atLeast, row.atMost))
  );
}

function sumOf(terms: readonly Term[], world: World): number {
  return terms.reduce(
    (sum, { unknown, coefficient }) => sum + coefficient * (world[unknown] ?? NaN),
    0,
  );
}

/** Sums of whole numbers are exact; those of scores are not, by far less than their rounding. */
function within(value: number, atLeast: number, atMost: number): boolean {
  return value >= atLeast - 1e-9 && value <= atMost + 1e-9;
}
