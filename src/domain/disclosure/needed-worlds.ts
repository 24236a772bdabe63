import type { Unknown } from './public-knowledge.ts';
import type { World } from './worlds.ts';

/**
 * Some of these worlds that prove as much as all of them: those that prove most are taken first (a
 * greedy cover), and those that turned out to add nothing are dropped again.
 */
export function neededWorlds(unknowns: readonly Unknown[], worlds: readonly World[]): World[] {
  const needed = coveringWorlds(unknowns, worlds);
  for (const world of [...needed]) {
    const without = needed.filter((each) => each !== world);
    if (unknowns.every(({ threshold }, unknown) => showSafe(without, unknown, threshold))) {
      needed.splice(needed.indexOf(world), 1);
    }
  }
  return needed;
}

/**
 * Whether an unknown is at most 1 (or, in all of these worlds, no small count) in one of them, and
 * higher by its threshold in another.
 */
export function showSafe(worlds: readonly World[], unknown: number, threshold: number): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const world of worlds) {
    const value = world[unknown] ?? NaN;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least >= threshold && (least <= 1 || least >= threshold);
}

function coveringWorlds(unknowns: readonly Unknown[], worlds: readonly World[]): World[] {
  const needs = unknowns.flatMap(({ threshold }, unknown): ((world: World) => boolean)[] => {
    const values = worlds.map((world) => world[unknown] ?? NaN);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    // Any small enough value goes with any large enough one.
    const low = least <= 1 && most >= 1 + threshold ? 1 : least;
    return [
      (world) => (world[unknown] ?? NaN) <= low,
      (world) => (world[unknown] ?? NaN) >= low + threshold,
    ];
  });
  const open = new Set(needs.keys());
  const met = worlds.map((world) => [...open].filter((at) => needs[at]?.(world)));
  const covering: World[] = [];
  while (open.size > 0) {
    const counts = met.map((of) => of.filter((at) => open.has(at)).length);
    const best = counts.indexOf(Math.max(...counts));
    const world = worlds[best];
    if (!world || counts[best] === 0) throw new Error('Worlds do not prove what they proved.');
    covering.push(world);
    for (const at of met[best] ?? []) open.delete(at);
  }
  return covering;
}
