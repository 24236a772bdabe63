import { cheapestMoves, type Suppressible } from './cheapest-moves.ts';
import type { DraftNumber } from './draft-numbers.ts';
import type { UnknownLeak } from './leak.ts';
import type { LinearSolver, Limits } from './linear-program.ts';

/**
 * What to hide so that a leaking figure can be another value. A world is sought in which it is small
 * enough and one in which it is large enough, each by a linear program that moves as little as it can
 * of what is shown, by cost; what moves has to be hidden. What is hidden already moves for nothing.
 * This is the usual heuristic for complementary suppression (Kelly, Golden and Assad 1992;
 * Fischetti and Salazar 2001): good, not the best.
 */
export function complementsOf(
  leak: UnknownLeak,
  { component, shown }: Suppressible,
  solver: LinearSolver,
): DraftNumber[] {
  const unknown = component.unknowns.findIndex(({ key }) => key === leak.key);
  if (unknown < 0) return [];
  // Another zero would not help one who takes all that is hidden for more.
  if (leak.kind === 'supposed')
    return cheapestBeside(leak, { component, shown }, ({ value }) => value > 0);
  const moved = new Set<DraftNumber>();
  for (const limits of aimsOf(leak)) {
    // What moves already costs nothing more.
    const left = shown.map((number) => (number && moved.has(number) ? null : number));
    for (const number of cheapestMoves(unknown, limits, { component, shown: left }, solver)) {
      moved.add(number);
    }
  }
  return [...moved];
}

/** The cheapest shown figure of a row that also holds the leaking one. */
export function cheapestBeside(
  leak: UnknownLeak,
  { component, shown }: Suppressible,
  helps: (number: DraftNumber) => boolean = () => true,
): DraftNumber[] {
  const unknown = component.unknowns.findIndex(({ key }) => key === leak.key);
  const beside = component.rows
    .filter(({ terms }) => terms.some((term) => term.unknown === unknown))
    .flatMap(({ terms }) => terms.flatMap((term) => shown[term.unknown] ?? []))
    .filter(helps)
    .sort((a, b) => a.cost - b.cost || (a.key < b.key ? -1 : 1));
  return beside.slice(0, 1);
}

function aimsOf(leak: UnknownLeak): Limits[] {
  const { lower, upper } = leak.kind === 'narrow' ? leak.interval : { lower: 2, upper: 0 };
  const large = lower >= leak.threshold;
  const atLeast = (large ? lower : 1) + leak.threshold;
  return [
    ...(upper < atLeast ? [{ atLeast, atMost: Infinity }] : []),
    ...(lower > 1 && !large ? [{ atLeast: 0, atMost: 1 }] : []),
  ];
}
