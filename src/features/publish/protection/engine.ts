import type { FigureChoice } from '../../../domain/publication/draft-figures.ts';
import type { PublicationSuppression } from '../../../domain/publication/suppress-for-publication.ts';
import type { ProtectionMessage } from './protection-worker.ts';

type Running = { outcome: Promise<PublicationSuppression>; cancel: () => void };

/**
 * Starts disclosure control in a worker of its own, which `cancel` ends.
 *
 * @param onProgress told now and then the share that is done, 0 to 1
 */
export function protect(choice: FigureChoice, onProgress: (share: number) => void): Running {
  const worker = new Worker(new URL('./protection-worker.ts', import.meta.url), { type: 'module' });
  const outcome = new Promise<PublicationSuppression>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ProtectionMessage>) => {
      if ('outcome' in data) resolve(data.outcome);
      else onProgress(data.progress);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessageerror = () => reject(new Error('The outcome could not be read.'));
    // Plain data crosses to the worker; what the screen keeps may be wrapped.
    worker.postMessage(JSON.parse(JSON.stringify(choice)));
  });
  return { outcome, cancel: () => worker.terminate() };
}
