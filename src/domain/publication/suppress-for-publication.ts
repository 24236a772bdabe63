import { certificateFaults } from '../disclosure/certificate-faults.ts';
import type { Certificate } from '../disclosure/certificate.ts';
import { checkDisclosure } from '../disclosure/check-disclosure.ts';
import type { DraftFigures, PublishedFigures } from '../disclosure/figures.ts';
import type { LinearSolver } from '../disclosure/linear-program.ts';
import { suppress } from '../disclosure/suppress.ts';
import type { Suppression } from '../disclosure/suppression.ts';
import { worldsOf } from '../disclosure/worlds-of.ts';
import type { PublicationFigures } from './document.ts';
import { draftFigures, type FigureChoice } from './draft-figures.ts';
import { figuresOf } from './figures-of.ts';
import type { LeftOut } from './left-out.ts';
import { publicationFigures } from './publication-figures.ts';
import { asSameData } from './same-data.ts';

/** What disclosure control makes of a planner's choice: plain data, for planners alone. */
export type PublicationSuppression = {
  /** With all values: it must not go out. */
  draft: DraftFigures;
  leftOut: LeftOut[];
  suppression: Suppression;
  /** As they go out; null: none was chosen, or none is left. */
  figures: PublicationFigures | null;
  /** The proof over all editions; null: there is none, and `suppression.leaks` says why. */
  certificate: PublicationCertificate | null;
};

/** A certificate over all editions, as they are read by `asSameData`, or as they stand. */
export type PublicationCertificate = Certificate & { sameData: boolean };

/**
 * From a planner's choice to what may go out, and the proof of it. What goes out is checked as readers
 * will have it, read back from the figures of the document; an edition without a certificate always
 * has leaks, and must not go out.
 *
 * Data that may be the same as those of earlier editions are taken for the same first, whatever their
 * source is called now. Only where that fails and what is shown tells that data are others, numbers of
 * other sources are other numbers.
 *
 * @param onProgress told the share that is done, 0 to 1, roughly
 * @throws Error as `draftFigures` and `suppress` do
 */
export function suppressForPublication(
  choice: FigureChoice,
  solver: LinearSolver,
  onProgress: (share: number) => void = () => undefined,
): PublicationSuppression {
  let reached = 0;
  const progress = (share: number) => onProgress((reached = Math.max(reached, share)));
  const { editions, differs } = asSameData(choice.earlier, draftFigures(choice).figures);
  const strict = suppressBeside({ editions, sameData: true }, choice, solver, progress);
  const standing = { editions: choice.earlier, sameData: false };
  const result =
    strict.certificate || !differs ? strict : suppressBeside(standing, choice, solver, progress);
  if (result.certificate) onProgress(1);
  return result;
}

function suppressBeside(
  { editions: earlier, sameData }: { editions: readonly PublishedFigures[]; sameData: boolean },
  choice: FigureChoice,
  solver: LinearSolver,
  onProgress: (share: number) => void,
): PublicationSuppression {
  const { figures: draft, leftOut } = draftFigures(
    { ...choice, earlier },
    { othersByName: !sameData },
  );
  const suppression = suppress(draft, earlier, solver, (share) => onProgress(share * 0.9));
  const figures =
    draft.indicators.length === 0 ? null : publicationFigures(suppression.figures, choice);
  // Of what was left out by then, nothing is known to be the same: so it is read anew, as whoever checks does.
  const before = sameData ? asSameData(choice.earlier, draft).editions : earlier;
  const editions = [...before, figuresOf({ edition: choice.edition, figures })];
  const certificate = suppression.leaks.length === 0 ? worldsOf(editions, solver) : null;
  if (certificate && certificateFaults(editions, certificate).length === 0) {
    return { draft, leftOut, suppression, figures, certificate: { sameData, ...certificate } };
  }
  const leaks =
    suppression.leaks.length > 0 ? suppression.leaks : checkDisclosure(editions, solver);
  if (leaks.length === 0) throw new Error('Nothing leaks, but nothing proves it.');
  return { draft, leftOut, suppression: { ...suppression, leaks }, figures, certificate: null };
}
