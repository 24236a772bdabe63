import { certificateFaults } from '../disclosure/certificate-faults.ts';
import type { Certificate } from '../disclosure/certificate.ts';
import { checkDisclosure } from '../disclosure/check-disclosure.ts';
import type { DraftFigures } from '../disclosure/figures.ts';
import type { LinearSolver } from '../disclosure/linear-program.ts';
import { suppress } from '../disclosure/suppress.ts';
import type { Suppression } from '../disclosure/suppression.ts';
import { worldsOf } from '../disclosure/worlds-of.ts';
import type { PublicationFigures } from './document.ts';
import { draftFigures, type FigureChoice } from './draft-figures.ts';
import { figuresOf } from './figures-of.ts';
import type { LeftOut } from './left-out.ts';
import { publicationFigures } from './publication-figures.ts';

/** What disclosure control makes of a planner's choice: plain data, for planners alone. */
export type PublicationSuppression = {
  /** With all values: it must not go out. */
  draft: DraftFigures;
  leftOut: LeftOut[];
  suppression: Suppression;
  /** As they go out; null: none was chosen, or none is left. */
  figures: PublicationFigures | null;
  /** The proof over all editions; null: there is none, and `suppression.leaks` says why. */
  certificate: Certificate | null;
};

/**
 * From a planner's choice to what may go out, and the proof of it. What goes out is checked as readers
 * will have it, read back from the figures of the document; an edition without a certificate always
 * has leaks, and must not go out.
 *
 * @param onProgress told the share that is done, 0 to 1, roughly
 * @throws Error as `draftFigures` and `suppress` do
 */
export function suppressForPublication(
  choice: FigureChoice,
  solver: LinearSolver,
  onProgress: (share: number) => void = () => undefined,
): PublicationSuppression {
  const { figures: draft, leftOut } = draftFigures(choice);
  const suppression = suppress(draft, choice.earlier, solver, (share) => onProgress(share * 0.9));
  const figures =
    draft.indicators.length === 0 ? null : publicationFigures(suppression.figures, choice);
  const editions = [...choice.earlier, figuresOf({ edition: choice.edition, figures })];
  const certificate = suppression.leaks.length === 0 ? worldsOf(editions, solver) : null;
  if (certificate && certificateFaults(editions, certificate).length === 0) {
    onProgress(1);
    return { draft, leftOut, suppression, figures, certificate };
  }
  const leaks =
    suppression.leaks.length > 0 ? suppression.leaks : checkDisclosure(editions, solver);
  if (leaks.length === 0) throw new Error('Nothing leaks, but nothing proves it.');
  return { draft, leftOut, suppression: { ...suppression, leaks }, figures, certificate: null };
}
