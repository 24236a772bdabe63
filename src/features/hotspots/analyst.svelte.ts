import type { TaskName } from '../../spatial/worker/tasks.ts';
import { connectSpatialEngine, type SpatialEngine } from '../../spatial/index.ts';

/** The worker of this screen: begun when it is needed, and anew after it broke down. */
export class Analyst {
  #worker: Worker | null = null;
  #engine: SpatialEngine | null = null;
  #crashed = $state(false);
  #starts = $state(0);

  /** The worker broke down; `restart` begins anew. */
  get crashed(): boolean {
    return this.#crashed;
  }

  /** Grows with each restart: what was asked of a worker that broke down is to be asked again. */
  get starts(): number {
    return this.#starts;
  }

  get engine(): SpatialEngine {
    if (this.#engine) return this.#engine;
    const worker = new Worker(new URL('../../spatial/worker/spatial-worker.ts', import.meta.url), {
      type: 'module',
    });
    const crash = () => {
      // One that was ended before may still have something to say.
      if (this.#worker !== worker) return;
      this.stop();
      this.#crashed = true;
    };
    worker.addEventListener('error', crash);
    worker.addEventListener('messageerror', crash);
    this.#worker = worker;
    this.#engine = connectSpatialEngine(worker);
    return this.#engine;
  }

  /** Calls off the running task of this name, if there is one. */
  cancel(name: TaskName): void {
    this.#engine?.cancel(name);
  }

  restart(): void {
    this.#crashed = false;
    this.#starts++;
  }

  /** Ends the worker, and with it all that it holds. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#engine = null;
  }
}
