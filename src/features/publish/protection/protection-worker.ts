import { solveLinearProgram } from '../../../domain/disclosure/solve-linear-program.ts';
import type { FigureChoice } from '../../../domain/publication/draft-figures.ts';
import {
  suppressForPublication,
  type PublicationSuppression,
} from '../../../domain/publication/suppress-for-publication.ts';

export type ProtectionMessage = { progress: number } | { outcome: PublicationSuppression };

/** Milliseconds between two words about how far it is. */
const pause = 100;

/** The script of a module worker: one choice in, one outcome out; then it is ended. */
self.onmessage = ({ data }: MessageEvent<FigureChoice>) => {
  let told = performance.now();
  const answer = (message: ProtectionMessage) => self.postMessage(message);
  const outcome = suppressForPublication(data, solveLinearProgram, (progress) => {
    if (performance.now() - told < pause) return;
    told = performance.now();
    answer({ progress });
  });
  answer({ outcome });
};
