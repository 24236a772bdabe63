import type { Component } from './components.ts';
import type { KnownWorlds } from './known-worlds.ts';
import type { Limits, Term } from './linear-program.ts';

/** `large`: what it has to be at least in some world; null: it was not seen small yet. */
type Lacking = { unknown: number; large: number | null };

/**
 * Looks for worlds that each show much at once: all unknowns that were not seen small enough as small
 * as can be, and of those that were not seen large enough some, no two of one row, that large. Ends
 * where a world shows little that was not known; what is left is for programs of one unknown each.
 */
export function sweepWorlds({ unknowns, rows }: Component, known: KnownWorlds): void {
  const rowsOf = unknowns.map((): number[] => []);
  rows.forEach(({ terms }, row) => {
    for (const { unknown } of terms) rowsOf[unknown]?.push(row);
  });
  const lacking = () =>
    unknowns.flatMap(({ threshold }, unknown): Lacking[] => {
      if (known.lowest(unknown) > 1) return [{ unknown, large: null }];
      const large = 1 + threshold;
      return known.distance(unknown) < threshold ? [{ unknown, large }] : [];
    });
  for (let before = lacking(); before.length > 0;) {
    const taken = new Set<number>();
    const minimise: Term[] = [];
    const limits = new Map<number, Limits>();
    for (const { unknown, large } of before) {
      if (large === null) minimise.push({ unknown, coefficient: 1 });
      else if (rowsOf[unknown]?.every((row) => !taken.has(row))) {
        for (const row of rowsOf[unknown]) taken.add(row);
        // More than large enough is of no use, and takes from others.
        limits.set(unknown, { atLeast: 0, atMost: large });
        minimise.push({ unknown, coefficient: -1 });
      }
    }
    known.look(minimise, limits);
    const after = lacking();
    if (after.length > before.length - 2) return;
    before = after;
  }
}
