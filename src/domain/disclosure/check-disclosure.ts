import { componentLeaks } from './component-leaks.ts';
import { components, type Component } from './components.ts';
import type { PublishedFigures } from './figures.ts';
import type { Leak, UnknownLeak } from './leak.ts';
import { limitLeaks } from './limit-leaks.ts';
import type { LinearSolver } from './linear-program.ts';
import { publicKnowledge } from './public-knowledge.ts';
import { shownLeaks } from './shown-leaks.ts';

/**
 * Proves of each hidden figure of these editions, in their order, that nobody can work it out from
 * everything that they show; or names what leaks. It knows only what the public knows: neither the
 * hidden values nor why something was hidden.
 *
 * An edition may go out when no leak is its own (`earlier` is false).
 */
export function checkDisclosure(
  editions: readonly PublishedFigures[],
  solver: LinearSolver,
): Leak[] {
  return [...new DisclosureChecker(editions.slice(0, -1), solver).leaks(editions.slice(-1))];
}

/** The same for several drafts of a next edition, remembering what they have in common. */
export class DisclosureChecker {
  private readonly earlier: readonly PublishedFigures[];
  private readonly solver: LinearSolver;
  /** Components that were proven safe, as JSON: what is the same is not proven twice. */
  private readonly proven = new Set<string>();
  private told: Set<string> | null = null;

  constructor(earlier: readonly PublishedFigures[], solver: LinearSolver) {
    this.earlier = earlier;
    this.solver = solver;
  }

  /** One by one, so that whoever only asks whether there is any need not wait for all. */
  *leaks(next: readonly PublishedFigures[]): Generator<Leak> {
    const editions = [...this.earlier, ...next];
    const isEarlier = (edition: number) => edition !== editions.at(-1)?.edition;
    for (const leak of shownLeaks(editions)) {
      yield { ...leak, earlier: isEarlier(leak.place.edition) };
    }
    for (const leak of limitLeaks(editions)) yield { ...leak, earlier: isEarlier(leak.edition) };
    for (const leak of this.unknownLeaks(editions)) {
      yield { ...leak, earlier: this.toldBefore(leak) };
    }
  }

  /** Whether the editions before told this already. */
  toldBefore(leak: UnknownLeak): boolean {
    this.told ??= new Set([...this.unknownLeaks(this.earlier)].map(identityOf));
    return this.told.has(identityOf(leak));
  }

  private *unknownLeaks(editions: readonly PublishedFigures[]): Generator<UnknownLeak> {
    for (const component of components(publicKnowledge(editions))) {
      const text = textOf(component);
      if (this.proven.has(text)) continue;
      let safe = true;
      for (const leak of componentLeaks(component, this.solver)) {
        safe = false;
        yield leak;
      }
      if (safe) this.proven.add(text);
    }
  }
}

/** The same for the same leak of the same number, as narrow as before. */
function identityOf(leak: UnknownLeak): string {
  return JSON.stringify([leak.kind, leak.key, leak.kind === 'narrow' ? leak.interval : null]);
}

function textOf({ unknowns, rows }: Component): string {
  return JSON.stringify([unknowns.map(({ key, threshold }) => [key, threshold]), rows]);
}
