import type { HidingState } from './hide-more.ts';
import { seemsSafeToShow } from './seems-safe-to-show.ts';

/**
 * Complements that turned out not to be needed are shown again, the most costly first, so that what is
 * left hides nothing in vain: to show any one of them would leak.
 *
 * Most of what a figure protects stands beside it. So a run of them is shown as long as nothing leaks
 * that stands beside them, and only then is everything checked: of the run, what comes before the first
 * that leaks elsewhere is kept. The result is the same as of a whole check for each of them, as whoever
 * shows more never tells less.
 *
 * @param onProgress told the share that is done, 0 to 1
 */
export function showAgain(state: HidingState, onProgress: (share: number) => void): void {
  const { numbers, reasons } = state;
  const costOf = (key: string) => numbers.get(key)?.cost ?? 0;
  const complements = [...reasons]
    .flatMap(([key, { kind }]) => (kind === 'protects' ? [key] : []))
    .sort((a, b) => costOf(b) - costOf(a) || (a < b ? -1 : 1));
  if (complements.length === 0 || leaksWithout([], state)) return;
  let seemsSafe = seemsSafeToShow(state);
  let longest = 1;
  for (let from = 0; from < complements.length;) {
    const run: { key: string; at: number }[] = [];
    let next = from;
    for (; next < complements.length && run.length < longest; next++) {
      onProgress(next / complements.length);
      const key = complements[next];
      if (key !== undefined && seemsSafe(key)) run.push({ key, at: next });
    }
    const kept = longestSafe(
      run.map(({ key }) => key),
      state,
    );
    for (const { key } of run.slice(0, kept)) reasons.delete(key);
    const first = run[kept];
    from = first ? first.at + 1 : next;
    // What leaks elsewhere comes first, as totals do; each is found in vain by what follows it.
    longest = first ? Math.max(1, kept) : 2 * longest;
    if (first) seemsSafe = seemsSafeToShow(state);
  }
}

/** How many of these keys, from the first, can be shown without a leak. */
function longestSafe(keys: readonly string[], state: HidingState): number {
  if (keys.length === 0 || !leaksWithout(keys, state)) return keys.length;
  let [safe, unsafe] = [0, keys.length];
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2);
    if (leaksWithout(keys.slice(0, middle), state)) unsafe = middle;
    else safe = middle;
  }
  return safe;
}

function leaksWithout(shown: readonly string[], { reasons, leaksWith }: HidingState): boolean {
  const keys = new Set(reasons.keys());
  for (const key of shown) keys.delete(key);
  return leaksWith(keys)[Symbol.iterator]().next().done !== true;
}
