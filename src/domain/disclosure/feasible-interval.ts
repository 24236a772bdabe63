import type { Component } from './components.ts';
import type { LinearProgram, LinearSolver } from './linear-program.ts';

/** Whole numbers between which a hidden figure lies, both included. */
export type Interval = { lower: number; upper: number };

/**
 * The limits of an unknown by linear programming: its least and its most over everything that agrees
 * with the rows, fractions allowed, so that the interval is never too narrow. `upper` is infinite where
 * nothing bounds it. null: nothing agrees with the rows, or the solver gave up.
 */
export function feasibleInterval(
  component: Component,
  unknown: number,
  solver: LinearSolver,
): Interval | null {
  const beyond = beyondReach(component);
  const limits = component.unknowns.map((_, number) => ({
    atLeast: 0,
    // Only a limit of its own is needed for there to be a largest value.
    atMost: number === unknown ? beyond : Infinity,
  }));
  const solve = (coefficient: 1 | -1): number | null => {
    const minimise: LinearProgram['minimise'] = [{ unknown, coefficient }];
    const outcome = solver({ limits, rows: component.rows, minimise, whole: false });
    return outcome.kind === 'solved' ? (outcome.values[unknown] ?? NaN) : null;
  };
  const [lower, upper] = [solve(1), solve(-1)];
  if (lower === null || upper === null) return null;
  return {
    lower: Math.max(0, Math.ceil(lower - 1e-6)),
    upper: upper >= beyond - 1e-6 ? Infinity : Math.floor(upper + 1e-6),
  };
}

/** More than any unknown that the rows bound by sums can be. */
export function beyondReach({ unknowns, rows }: Component): number {
  const published = rows.reduce(
    (sum, { atLeast, atMost }) => sum + Math.max(finite(atLeast), finite(atMost)),
    0,
  );
  return 1000 + 10 * (published + Math.max(0, ...unknowns.map(({ threshold }) => threshold)));
}

function finite(limit: number): number {
  return Number.isFinite(limit) ? Math.abs(limit) : 0;
}
