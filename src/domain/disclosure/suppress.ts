import { changedNumbers } from './changed-numbers.ts';
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
 * @param onProgress told the share that is done, 0 to 1, roughly
 * @throws Error for a draft that contradicts itself
 */
export function suppress(
  draft: DraftFigures,
  earlier: readonly PublishedFigures[],
  solver: LinearSolver,
  onProgress: (share: number) => void = () => undefined,
): Suppression {
  let reached = 0;
  // What turns out to be needed after all is gone through again.
  const progress = (share: number) => onProgress((reached = Math.max(reached, share)));
  const ways: ScoresShown[] = draft.scores ? ['all', 'ranks'] : [];
  for (const way of ways) {
    const suppression = suppressWith(way, draft, earlier, solver, progress);
    if (suppression.leaks.length === 0) return suppression;
  }
  return suppressWith(draft.scores ? 'none' : 'all', draft, earlier, solver, progress);
}

function suppressWith(
  scoresShown: ScoresShown,
  draft: DraftFigures,
  earlier: readonly PublishedFigures[],
  solver: LinearSolver,
  onProgress: (share: number) => void,
): Suppression {
  const numbers = draftNumbers(draft);
  const figuresWith = (keys: ReadonlySet<string>) => conceal(draft, keys, scoresShown);
  const checker = new DisclosureChecker(earlier, solver);
  const knowledgeWith = (keys: ReadonlySet<string>) =>
    publicKnowledge([...earlier, figuresWith(keys)]);
  const state: HidingState = {
    numbers,
    reasons: firstReasons(numbers, earlier),
    // As if all of the draft were hidden: what could be hidden, and what ties it together.
    components: components(knowledgeWith(new Set(numbers.keys()))),
    knowledgeWith,
    toldBefore: (leak) => checker.toldBefore(leak),
    leaksWith: (keys) => ownLeaks(checker.leaks([figuresWith(keys)])),
    solver,
  };
  let share = 0;
  // How many rounds it takes is not known: each goes some way of what is left of the first half.
  hideMore(state, () => onProgress((share += (0.5 - share) / 6)));
  showAgain(state, (of) => onProgress(0.5 + of / 2));
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
    leaks: [
      ...state.leaksWith(keys),
      ...changedNumbers(numbers, keys, earlier).map((leak) => ({ ...leak, earlier: false })),
    ],
  };
}

function* ownLeaks(leaks: Iterable<Leak>): Generator<Leak> {
  for (const leak of leaks) if (!leak.earlier) yield leak;
}
