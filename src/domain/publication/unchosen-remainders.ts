import type { Sum } from '../disclosure/figures.ts';
import type { LeftOut } from './left-out.ts';

type Telling = Extract<LeftOut, { reason: 'tells_unchosen' }>;

/**
 * A total beside some of its parts tells the sum of the others, though nobody chose to publish them:
 * and nothing would hide it, as it stands nowhere. So a total goes out with all of its parts, or with
 * nothing that shares a part with it. Of a total that is known to include others, and maybe more, those
 * parts count that something is told of. What earlier editions told of the same data counts as well: as
 * what adds up is compared within an edition, it then has to be in this one too.
 *
 * @param chosen keys of indicators, as in `sums`: none that repeats another
 * @param before those of the same data that earlier editions published
 */
export function unchosenRemainders(
  chosen: readonly string[],
  before: readonly string[],
  sums: readonly Sum[],
): Telling[] {
  const left = new Map<string, Telling>();
  for (;;) {
    const now = chosen.filter((key) => !left.has(key));
    const telling = sums.flatMap((sum) => tellingOf(sum, now, before, sums));
    if (telling.length === 0) return [...left.values()];
    for (const each of telling) left.set(each.indicator, each);
  }
}

function tellingOf(
  { total, parts, covers }: Sum,
  now: readonly string[],
  before: readonly string[],
  sums: readonly Sum[],
): Telling[] {
  const told = [...new Set([...now, ...before])];
  if (!told.includes(total)) return [];
  const others = told.filter((key) => key !== total);
  const tellsOf = (part: string, key: string) =>
    shareAny(leavesOf(part, sums), leavesOf(key, sums));
  const needed =
    covers === 'all' ? parts : parts.filter((part) => others.some((key) => tellsOf(part, key)));
  const unchosen = [total, ...needed].filter((key) => !now.includes(key));
  if (unchosen.length === 0) return [];
  const beside = others.filter((key) => needed.some((part) => tellsOf(part, key)));
  if (beside.length === 0) return [];
  // What an earlier edition told cannot be taken back; then what stands beside it stays out.
  const out = now.includes(total) ? [total] : beside.filter((key) => now.includes(key));
  return out.map((indicator) => ({
    indicator,
    reason: 'tells_unchosen',
    beside: [total, ...beside].filter((key) => key !== indicator),
    unchosen,
  }));
}

function shareAny(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each));
}

/** What an indicator is made of in the end; itself, where no sum says. */
function leavesOf(key: string, sums: readonly Sum[], above: readonly string[] = []): Set<string> {
  const parts = sums
    .filter(({ total, covers }) => total === key && covers === 'all')
    .flatMap((sum) => sum.parts);
  if (parts.length === 0 || above.includes(key)) return new Set([key]);
  return new Set(parts.flatMap((part) => [...leavesOf(part, sums, [...above, key])]));
}
