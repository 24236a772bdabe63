import { setTimeout as wait } from 'node:timers/promises';
import { UnreachableError } from './postgres.ts';

const againAfterMs = 5_000;

/**
 * Opens what needs a database, as soon as it answers. `meanwhile`: what is there without it; null:
 * nothing is, so that there is no use in waiting.
 *
 * @throws UnreachableError where there is no use in waiting; AbortError when waiting was ended
 */
export async function whenReachable<T>(
  open: () => Promise<T>,
  {
    meanwhile,
    log,
    signal,
  }: { meanwhile: string | null; log: (line: string) => void; signal: AbortSignal },
): Promise<T> {
  for (let told = ''; ;) {
    try {
      return await open();
    } catch (error) {
      if (meanwhile === null || !(error instanceof UnreachableError)) throw error;
      if (error.message !== told) log(`${error.message} Meanwhile: ${meanwhile}`);
      told = error.message;
    }
    await wait(againAfterMs, undefined, { signal });
  }
}
