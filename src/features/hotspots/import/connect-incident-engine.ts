import { proxy, wrap } from 'comlink';
import type { IncidentTable } from '../../../spatial/incident-import/read-incident-table.ts';
import type { Answer, IncidentEngine, ScreenPreview } from './incident-engine.ts';

export type ConnectedEngine = {
  engine: IncidentEngine;
  /** Ends the worker, with all that it holds. */
  close: () => void;
};

/** What a question to a worker ends in that broke down, as for want of memory. */
export class BrokenEngine extends Error {}

/** An engine in a worker of its own; where that breaks down, every open question fails. */
export function connectIncidentEngine(): ConnectedEngine {
  const worker = new Worker(new URL('./incident-worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new BrokenEngine('The worker broke down.'));
  });
  // Nobody may be waiting when it breaks down.
  broken.catch(() => undefined);
  const unlessBroken = <Value>(answer: Promise<Value>) => Promise.race([answer, broken]);
  const remote = wrap<IncidentEngine>(worker);
  return {
    engine: {
      read: (source, sheet) =>
        unlessBroken<Answer<IncidentTable['origin']>>(remote.read(source, sheet)),
      preview: (context, choices, onProgress) =>
        unlessBroken<Answer<ScreenPreview>>(remote.preview(context, choices, proxy(onProgress))),
      aside: (reason, from, to) => unlessBroken(remote.aside(reason, from, to)),
      asideCsv: (words) => unlessBroken(remote.asideCsv(words)),
      incidents: (from, to) => unlessBroken(remote.incidents(from, to)),
    },
    close: () => worker.terminate(),
  };
}
