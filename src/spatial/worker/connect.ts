import { proxy, wrap, type Endpoint } from 'comlink';
import type { SpatialEngine } from './spatial-engine.ts';

/**
 * The engine behind a worker (or any other end of a message channel). Input is copied to it, so the
 * caller keeps its columns; results are handed over.
 */
export function connectSpatialEngine(endpoint: Endpoint): SpatialEngine {
  const remote = wrap<SpatialEngine>(endpoint);
  // comlink's types do not follow generic methods; what crosses is exactly `SpatialEngine`.
  const run = remote.run as unknown as SpatialEngine['run'];
  return {
    run: (name, input, onProgress) =>
      onProgress ? run(name, input, proxy(onProgress)) : run(name, input),
    cancel: (name) => void remote.cancel(name),
  };
}
