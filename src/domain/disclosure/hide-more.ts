import type { Suppressible } from './cheapest-moves.ts';
import { cheapestBeside, complementsOf } from './complements.ts';
import type { Component } from './components.ts';
import type { DraftNumber } from './draft-numbers.ts';
import type { Leak, UnknownLeak } from './leak.ts';
import type { LinearSolver } from './linear-program.ts';
import type { PublicKnowledge } from './public-knowledge.ts';
import type { Reason } from './suppression.ts';

export type HidingState = {
  numbers: ReadonlyMap<string, DraftNumber>;
  /** Of what is hidden so far, by key. */
  reasons: Map<string, Reason>;
  /** Of the draft as if all of it were hidden. */
  components: readonly Component[];
  /** The edition's own leaks when these are hidden, one by one. */
  leaksWith: (keys: ReadonlySet<string>) => Iterable<Leak>;
  /** What the public knows of all editions when these are hidden. */
  knowledgeWith: (keys: ReadonlySet<string>) => PublicKnowledge;
  /** Whether the editions before told this already. */
  toldBefore: (leak: UnknownLeak) => boolean;
  solver: LinearSolver;
};

/**
 * Hides complements until nothing leaks, or nothing is left that would help.
 *
 * @param onRound called before each round
 */
export function hideMore(state: HidingState, onRound: () => void): void {
  for (;;) {
    onRound();
    const leaks = [...state.leaksWith(new Set(state.reasons.keys()))].filter(isOfUnknown);
    if (leaks.length === 0) return;
    const before = state.reasons.size;
    for (const leak of leaks)
      protect(leak, complementsOf(leak, around(leak, state), state.solver), state);
    if (state.reasons.size > before) continue;
    // Fractions of what is shown did not help: take the next figure whole.
    for (const leak of leaks) {
      protect(leak, cheapestBeside(leak, around(leak, state)), state);
      if (state.reasons.size > before) break;
    }
    if (state.reasons.size === before) return;
  }
}

function isOfUnknown(leak: Leak): leak is UnknownLeak & { earlier: boolean } {
  return 'key' in leak;
}

function around(leak: UnknownLeak, { components, numbers, reasons }: HidingState): Suppressible {
  const component = components.find(({ unknowns }) =>
    unknowns.some(({ key }) => key === leak.key),
  ) ?? { unknowns: [], rows: [] };
  const shown = component.unknowns.map(({ key }) =>
    reasons.has(key) ? null : (numbers.get(key) ?? null),
  );
  return { component, shown };
}

function protect(leak: UnknownLeak, complements: DraftNumber[], { reasons }: HidingState): void {
  for (const { key } of complements) {
    if (!reasons.has(key)) reasons.set(key, { kind: 'protects', places: leak.places });
  }
}
