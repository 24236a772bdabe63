import type { Steps } from '../steps.ts';

export type Answer<Result> = { status: 'done'; result: Result } | { status: 'cancelled' };

/** Milliseconds of work between two pauses: short enough to cancel at once, long enough to be cheap. */
const WORK = 20;

/**
 * Runs a computation with pauses in which messages arrive. Between steps it reports progress and
 * heeds a cancellation.
 */
export async function runInSteps<Result>(
  steps: Steps<Result>,
  signal: AbortSignal,
  onProgress?: (share: number) => unknown,
): Promise<Answer<Result>> {
  let rested = performance.now();
  for (;;) {
    if (signal.aborted) return { status: 'cancelled' };
    const step = steps.next();
    if (step.done === true) return { status: 'done', result: step.value };
    if (performance.now() - rested < WORK) continue;
    await onProgress?.(step.value);
    await new Promise((resume) => setTimeout(resume, 0));
    rested = performance.now();
  }
}
