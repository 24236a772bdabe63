import { isPlain, type Component } from './components.ts';
import { feasibleInterval, type Interval } from './feasible-interval.ts';
import { KnownWorlds } from './known-worlds.ts';
import type { UnknownLeak } from './leak.ts';
import type { LinearSolver } from './linear-program.ts';
import { isSafe } from './safe-interval.ts';
import { supposedParts } from './supposed-parts.ts';

/**
 * The unknowns that are not proven safe. The proof of one is a pair of worlds in which it is at most 1
 * and at least its threshold more (or, where it cannot be small, as far apart). Every world is kept: it
 * often proves others too. Where scores or other weighted sums tie the unknowns, limits say little, as
 * few whole numbers between them may fit; there, every small count needs a world of its own.
 *
 * @param only the unknowns to look at, in this order; else all
 */
export function* componentLeaks(
  component: Component,
  solver: LinearSolver,
  only: Iterable<number> = component.unknowns.keys(),
): Generator<UnknownLeak> {
  // What nothing is said about can be anything.
  if (component.rows.length === 0) return;
  const supposed = supposedParts(component);
  const worlds = new KnownWorlds(component, solver);
  for (const unknown of only) {
    const of = component.unknowns[unknown];
    if (!of) continue;
    const { key, places, threshold } = of;
    const about = { key, places, threshold };
    const leak = leakOf(component, unknown, worlds, solver);
    if (leak) yield { ...about, ...leak };
    else if (supposed.has(unknown)) yield { ...about, kind: 'supposed' };
  }
}

function leakOf(
  component: Component,
  unknown: number,
  worlds: KnownWorlds,
  solver: LinearSolver,
): { kind: 'narrow'; interval: Interval } | { kind: 'unproven' } | null {
  const plain = isPlain(component);
  const threshold = component.unknowns[unknown]?.threshold ?? NaN;
  const proven = plain ? provenByLimits : provenByValues;
  if (proven(worlds, unknown, threshold)) return null;
  const interval = feasibleInterval(component, unknown, solver);
  if (interval && !isSafe(interval, threshold)) return { kind: 'narrow', interval };
  const large = plain && interval !== null && interval.lower >= threshold;
  return large && worlds.distance(unknown) >= threshold ? null : { kind: 'unproven' };
}

function provenByLimits(worlds: KnownWorlds, unknown: number, threshold: number): boolean {
  const proven = () => worlds.lowest(unknown) <= 1 && worlds.distance(unknown) >= threshold;
  if (proven()) return true;
  worlds.seek(unknown, -1);
  if (proven()) return true;
  worlds.seek(unknown, 1);
  return proven();
}

function provenByValues(worlds: KnownWorlds, unknown: number, threshold: number): boolean {
  if (!provenByLimits(worlds, unknown, threshold)) return false;
  for (let value = 1; value < threshold; value++) {
    if (!worlds.has(unknown, value)) return false;
  }
  return true;
}
