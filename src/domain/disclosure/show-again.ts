import type { HidingState } from './hide-more.ts';

/**
 * Complements that turned out not to be needed are shown again, the most costly first, so that what is
 * left hides nothing in vain: to show any one of them would leak.
 */
export function showAgain({ numbers, reasons, leaksWith }: HidingState): void {
  const costOf = (key: string) => numbers.get(key)?.cost ?? 0;
  const complements = [...reasons]
    .flatMap(([key, { kind }]) => (kind === 'protects' ? [key] : []))
    .sort((a, b) => costOf(b) - costOf(a) || (a < b ? -1 : 1));
  if (complements.length === 0 || leaksAny(leaksWith(new Set(reasons.keys())))) return;
  for (const key of complements) {
    const without = new Set(reasons.keys());
    without.delete(key);
    if (!leaksAny(leaksWith(without))) reasons.delete(key);
  }
}

function leaksAny(leaks: Iterable<unknown>): boolean {
  return leaks[Symbol.iterator]().next().done !== true;
}
