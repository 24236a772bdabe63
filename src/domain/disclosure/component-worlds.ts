import type { Component } from './components.ts';
import { KnownWorlds } from './known-worlds.ts';
import type { LinearSolver } from './linear-program.ts';
import { neededWorlds, showSafe } from './needed-worlds.ts';
import { sweepWorlds } from './sweep-worlds.ts';
import type { World } from './worlds.ts';

/**
 * A few worlds that show each unknown of the component safe: in one of them it is at most 1 (or, in all
 * that were found, no small count), and in another higher by its threshold. null: none were found for
 * some unknown.
 */
export function componentWorlds(component: Component, solver: LinearSolver): World[] | null {
  const { unknowns, rows } = component;
  if (rows.length === 0) {
    // What nothing is said about can be anything.
    return [unknowns.map(() => 0), unknowns.map(({ threshold }) => threshold)];
  }
  const known = new KnownWorlds(component, solver);
  sweepWorlds(component, known);
  for (const [unknown, { threshold }] of unknowns.entries()) {
    const proven = () => known.lowest(unknown) <= 1 && known.distance(unknown) >= threshold;
    for (const aim of [-1, 1] as const) if (!proven()) known.seek(unknown, aim);
    if (!showSafe(known.worlds(), unknown, threshold)) return null;
  }
  return neededWorlds(unknowns, known.worlds());
}
