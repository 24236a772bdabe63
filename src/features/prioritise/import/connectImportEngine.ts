import { wrap } from 'comlink';
import type { ImportEngine } from './importEngine.ts';

export type ConnectedEngine = { engine: ImportEngine; close: () => void };

/** @param onbreak called where the worker cannot be loaded or breaks down; no answer comes then */
export function connectImportEngine(onbreak: () => void): ConnectedEngine {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  worker.onerror = onbreak;
  const remote = wrap<ImportEngine>(worker);
  return {
    engine: {
      read: (source, sheet) => remote.read(source, sheet),
      // A reactive map does not cross to a worker as what it is.
      preview: (context, choices) =>
        remote.preview(context, { ...choices, overrides: new Map(choices.overrides) }),
      values: () => remote.values(),
    },
    close: () => worker.terminate(),
  };
}
