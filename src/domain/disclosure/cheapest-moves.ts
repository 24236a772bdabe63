import type { Component } from './components.ts';
import type { DraftNumber } from './draft-numbers.ts';
import type { LinearSolver, Limits, Row, Term } from './linear-program.ts';

/** The draft as if all of it were hidden, and what of it is shown so far. */
export type Suppressible = {
  component: Component;
  /** Of each unknown of the component; null: not of this draft, or hidden. */
  shown: (DraftNumber | null)[];
};

/** What a program moves: a shown figure by so much up (the unknown itself) or down (a new one). */
type Move = { number: DraftNumber; up: number; down: number | null };

/**
 * Shown figures that move in a cheapest world with this unknown within these limits. Moves are small
 * beside most counts: that a count does not fall below 0 is asked only where it did, as each such limit
 * is a row of the program.
 */
export function cheapestMoves(
  unknown: number,
  aim: Limits,
  { component, shown }: Suppressible,
  solver: LinearSolver,
): DraftNumber[] {
  const limits: Limits[] = component.unknowns.map((_, number) =>
    number === unknown ? aim : { atLeast: 0, atMost: Infinity },
  );
  const moves = shown.flatMap((number, up): Move[] => {
    if (!number) return [];
    // What is 0 cannot be less.
    const down = number.value > 0 ? limits.push({ atLeast: 0, atMost: Infinity }) - 1 : null;
    return [{ number, up, down }];
  });
  const minimise = moves.flatMap(({ number: { cost }, up, down }): Term[] => [
    { unknown: up, coefficient: cost },
    ...(down === null ? [] : [{ unknown: down, coefficient: cost }]),
  ]);
  const downOf = new Map(moves.map(({ up, down }) => [up, down]));
  const rows = component.rows.map((row) => movable(row, shown, downOf));
  for (;;) {
    const outcome = solver({ limits, rows, minimise, whole: false });
    if (outcome.kind !== 'solved') return [];
    const by = (at: number | null) => (at === null ? 0 : (outcome.values[at] ?? 0));
    const fallen = moves.filter(({ number, down }) => by(down) > number.value + 1e-6);
    if (fallen.length === 0) {
      return moves.filter(({ up, down }) => by(up) + by(down) > 1e-6).map(({ number }) => number);
    }
    for (const { number, down } of fallen) {
      if (down !== null) limits[down] = { atLeast: 0, atMost: number.value };
    }
  }
}

/** The row with shown figures as moves from their values. */
function movable(
  { terms, atLeast, atMost }: Row,
  shown: Suppressible['shown'],
  downOf: ReadonlyMap<number, number | null>,
): Row {
  const fixed = terms.reduce(
    (sum, { unknown, coefficient }) => sum + coefficient * (shown[unknown]?.value ?? 0),
    0,
  );
  const down = terms.flatMap(({ unknown, coefficient }): Term[] => {
    const number = downOf.get(unknown) ?? null;
    return number === null ? [] : [{ unknown: number, coefficient: -coefficient }];
  });
  return { terms: [...terms, ...down], atLeast: atLeast - fixed, atMost: atMost - fixed };
}
