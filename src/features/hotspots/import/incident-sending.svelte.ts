import type { IncidentsSent } from '../../../data/incident-imports.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Incident } from '../../../domain/incident.ts';

/** Where incidents are sent; each throws a Failure. */
export type IncidentStore = {
  importIncidents: (
    sent: IncidentsSent,
    onProgress: (arrived: number) => void,
    signal: AbortSignal,
  ) => Promise<{ added: number; alreadyThere: number }>;
  undoIncidentImport: (municipalityId: string, id: string) => Promise<{ removed: number }>;
};

export type SentAbout = Omit<IncidentsSent, 'id' | 'incidents'>;
export type Sent = { id: string; about: SentAbout; added: number; alreadyThere: number };

/** Seconds before what did not arrive is sent again by itself. */
const waits = [2, 5, 15];

/** Incidents on their way to the database: all of them come in, or none. */
export class IncidentSending {
  status = $state<'idle' | 'sending' | 'cancelling' | 'undoing'>('idle');
  /** Share that has arrived. */
  progress = $state(0);
  /** The connection dropped, and the same is sent again soon. */
  waiting = $state(false);
  failure = $state.raw<Failure | null>(null);
  cancelled = $state(false);
  /** What came in; null: nothing has. */
  sent = $state.raw<Sent | null>(null);
  /** How many went again; null: it was not undone. */
  removed = $state.raw<number | null>(null);

  #store: IncidentStore;
  #wait: (seconds: number, signal: AbortSignal) => Promise<void>;
  #controller: AbortController | null = null;
  #open: { what: unknown; said: string; id: string } | null = null;

  constructor(store: IncidentStore, wait = waited) {
    this.#store = store;
    this.#wait = wait;
  }

  get busy(): boolean {
    return this.status !== 'idle';
  }

  /**
   * Sends incidents, and returns what came in; null: nothing did, and `failure` or `cancelled` says
   * why. Sent again after a lost connection, the import goes on where it stopped.
   *
   * @param what stands for the incidents: the same object, the same incidents
   */
  async send(
    what: unknown,
    take: () => Promise<Incident[]>,
    about: SentAbout,
  ): Promise<Sent | null> {
    if (this.busy) return null;
    const { signal } = (this.#controller = new AbortController());
    this.status = 'sending';
    this.progress = 0;
    this.failure = null;
    this.cancelled = false;
    const id = this.#idOf(what, JSON.stringify(about));
    try {
      const incidents = await take();
      const counts = await this.#sendUntilItArrives({ id, ...about, incidents }, signal);
      this.sent = { id, about, ...counts };
      this.removed = null;
      this.#open = null;
      return this.sent;
    } catch (error) {
      this.cancelled = signal.aborted;
      this.failure = signal.aborted ? null : Failure.from(error);
      // What was taken back has an end, and cannot go on under its id.
      if (signal.aborted || isOver(this.failure)) this.#open = null;
      return null;
    } finally {
      this.status = 'idle';
      this.waiting = false;
    }
  }

  /** Stops, and has what arrived taken back. */
  cancel(): void {
    if (this.status !== 'sending') return;
    this.status = 'cancelling';
    this.#controller?.abort();
  }

  async undo(): Promise<void> {
    if (!this.sent || this.busy) return;
    this.status = 'undoing';
    this.failure = null;
    try {
      const { about, id } = this.sent;
      this.removed = (await this.#store.undoIncidentImport(about.municipalityId, id)).removed;
    } catch (error) {
      this.failure = Failure.from(error);
    } finally {
      this.status = 'idle';
    }
  }

  async #sendUntilItArrives(
    sent: IncidentsSent,
    signal: AbortSignal,
  ): Promise<{ added: number; alreadyThere: number }> {
    const total = Math.max(1, sent.incidents.length);
    for (let lost = 0; ; lost += 1) {
      try {
        return await this.#store.importIncidents(
          sent,
          (arrived) => (this.progress = arrived / total),
          signal,
        );
      } catch (error) {
        const wait = waits[lost];
        const isLost = error instanceof Failure && error.kind === 'offline';
        if (!isLost || wait === undefined || signal.aborted) throw error;
        this.waiting = true;
        await this.#wait(wait, signal);
        this.waiting = false;
        signal.throwIfAborted();
      }
    }
  }

  /** An answer may have been lost: what is sent again unchanged must not come in twice. */
  #idOf(what: unknown, said: string): string {
    const open = this.#open;
    if (open !== null && open.what === what && open.said === said) return open.id;
    const id = crypto.randomUUID();
    this.#open = { what, said, id };
    return id;
  }
}

function isOver(failure: Failure | null): boolean {
  return failure?.kind === 'refused' || failure?.kind === 'stale';
}

function waited(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const timer = setTimeout(resume, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resume();
    });
  });
}
