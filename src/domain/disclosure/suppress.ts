import { DisclosureChecker } from './check-disclosure.ts';
import { components } from './components.ts';
import { conceal, type ScoresShown } from './conceal.ts';
import { draftNumbers } from './draft-numbers.ts';
import type { DraftFigures, PublishedFigures } from './figures.ts';
import { hideMore, type HidingState } from './hide-more.ts';
import type { Leak } from './leak.ts';
import type { LinearSolver } from './linear-program.ts';
import { firstReasons } from './first-reasons.ts';
import { publicKnowledge } from './public-knowledge.ts';
import { showAgain } from './show-again.ts';
import type { Suppression } from './suppression.ts';

/**
 * Hides what must not be shown, and as much beside it as the checker asks for: cells and totals of this
 * edition, never what is no number, such as a phase. Scores go, and then ranks, where they tell too
 * much. Ends, as each round hides more; the same input gives the same result.
 *
 * @param earlier the editions before, in their order, withdrawn ones too: someone has a copy
 * @throws Error for a draft that contradicts itself
 */
export function suppress(
  draft: DraftFigures,
  earlier: readonly PublishedFigures[],
  solver: LinearSolver,
): Suppression {
  const ways: ScoresShown[] = draft.scores ? ['all', 'ranks'] : [];
  for (const way of ways) {
    const suppression = suppressWith(way, draft, earlier, solver);
    if (suppression.leaks.length === 0) return suppression;
  }
  return suppressWith(draft.scores ? 'none' : 'all', draft, earlier, solver);
}

function suppressWith(
  scoresShown: ScoresShown,
  draft: DraftFigures,
  earlier: readonly PublishedFigures[],
  solver: LinearSolver,
): Suppression {
  const numbers = draftNumbers(draft);
  const figuresWith = (keys: ReadonlySet<string>) => conceal(draft, keys, scoresShown);
  const checker = new DisclosureChecker(earlier, solver);
  const state: HidingState = {
    numbers,
    reasons: firstReasons(numbers, earlier),
    // As if all of the draft were hidden: what could be hidden, and what ties it together.
    components: components(publicKnowledge([...earlier, figuresWith(new Set(numbers.keys()))])),
    leaksWith: (keys) => ownLeaks(checker.leaks([figuresWith(keys)])),
    solver,
  };
  hideMore(state);
  showAgain(state);
  const keys = new Set(state.reasons.keys());
  const figures = figuresWith(keys);
  const legends = new Set(figures.legends.map(({ indicator }) => indicator));
  return {
    figures,
    hidden: [...state.reasons].flatMap(([key, reason]) => {
      const number = numbers.get(key);
      return number ? [{ places: number.places, value: number.value, reason }] : [];
    }),
    scoresShown,
    withheldLegends: draft.legends
      .map(({ indicator }) => indicator)
      .filter((indicator) => !legends.has(indicator)),
    leaks: [...state.leaksWith(keys)],
  };
}

function* ownLeaks(leaks: Iterable<Leak>): Generator<Leak> {
  for (const leak of leaks) if (!leak.earlier) yield leak;
}
