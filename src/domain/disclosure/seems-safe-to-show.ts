import { componentLeaks } from './component-leaks.ts';
import { components, type Component } from './components.ts';
import type { HidingState } from './hide-more.ts';
import type { Row } from './linear-program.ts';

/**
 * Asks of one hidden number after the other whether it can be shown beside those that could be before:
 * whether everything that shares a row with it stays safe. What is farther away is not looked at.
 */
export function seemsSafeToShow(state: HidingState): (key: string) => boolean {
  const { numbers, reasons, solver } = state;
  const parts = new Map<string, Component>();
  const take = (component: Component) => {
    for (const { key } of component.unknowns) parts.set(key, component);
  };
  components(state.knowledgeWith(new Set(reasons.keys()))).forEach(take);
  return (key) => {
    const component = parts.get(key);
    const value = numbers.get(key)?.value;
    // What nothing ties to others tells nothing of them.
    if (!component || value === undefined) return true;
    const unknown = component.unknowns.findIndex((each) => each.key === key);
    const without = withValue(component, unknown, value);
    const beside = besideOf(component, unknown).map((at) => (at > unknown ? at - 1 : at));
    for (const leak of componentLeaks(without, solver, beside)) {
      if (!state.toldBefore(leak)) return false;
    }
    parts.delete(key);
    take(without);
    return true;
  };
}

/** The component as it is when this unknown is known. */
function withValue({ unknowns, rows }: Component, unknown: number, value: number): Component {
  return {
    unknowns: unknowns.filter((_, at) => at !== unknown),
    rows: rows.flatMap(({ terms, atLeast, atMost }): Row[] => {
      const known = terms.reduce(
        (sum, term) => sum + (term.unknown === unknown ? term.coefficient * value : 0),
        0,
      );
      const others = terms
        .filter((term) => term.unknown !== unknown)
        .map((term) => ({ ...term, unknown: term.unknown - (term.unknown > unknown ? 1 : 0) }));
      if (others.length === 0) return [];
      return [{ terms: others, atLeast: atLeast - known, atMost: atMost - known }];
    }),
  };
}

/** Unknowns of the same rows, those of the shortest rows first: there, leaks are soonest found. */
function besideOf({ rows }: Component, unknown: number): number[] {
  const near = rows
    .filter(({ terms }) => terms.some((term) => term.unknown === unknown))
    .sort((a, b) => a.terms.length - b.terms.length)
    .flatMap(({ terms }) => terms.map((term) => term.unknown));
  return [...new Set(near)].filter((at) => at !== unknown);
}
