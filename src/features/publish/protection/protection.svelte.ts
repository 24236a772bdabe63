import type { FigureChoice } from '../../../domain/publication/draft-figures.ts';
import type { PublicationSuppression } from '../../../domain/publication/suppress-for-publication.ts';
import { protect } from './engine.ts';

type Run = { cancel: () => void };

/**
 * Disclosure control of what is chosen, in a worker that is ended when it is not wanted any more. The
 * last outcome stays while a newer one is being computed, but nothing goes out on it.
 */
export class Protection {
  readonly #read: () => FigureChoice | null;
  #outcome = $state.raw<{ choice: FigureChoice; outcome: PublicationSuppression } | null>(null);
  #before = $state.raw<PublicationSuppression | null>(null);
  #progress = $state<number | null>(null);
  #stopped = $state.raw<{ choice: FigureChoice; by: 'person' | 'fault' } | null>(null);
  #tries = $state(0);

  /** @param read the choice; the same object while it is the same choice */
  constructor(read: () => FigureChoice | null) {
    this.#read = read;
  }

  readonly #choice: FigureChoice | null = $derived.by(() => this.#read());

  /** The newest outcome, maybe of an earlier choice. */
  readonly outcome: PublicationSuppression | null = $derived(this.#outcome?.outcome ?? null);

  /** The outcome of what is chosen now; null: not there yet. */
  readonly current: PublicationSuppression | null = $derived(
    this.#choice !== null && this.#outcome?.choice === this.#choice ? this.#outcome.outcome : null,
  );

  /** The outcome of what was chosen before, to be compared with; null: none. */
  get before(): PublicationSuppression | null {
    return this.#before;
  }

  /** The share that is done, 0 to 1; null: nothing is being computed. */
  get progress(): number | null {
    return this.#progress;
  }

  /** The person called it off; `retry` computes it after all. */
  readonly cancelled: boolean = $derived(
    this.#stopped !== null &&
      this.#stopped.choice === this.#choice &&
      this.#stopped.by === 'person',
  );

  /** The computation broke off by an error; `retry` tries once more. */
  readonly failed: boolean = $derived(
    this.#stopped !== null && this.#stopped.choice === this.#choice && this.#stopped.by === 'fault',
  );

  #run: Run | null = null;

  /** Computes what is chosen now; to be run in an effect, which its answer stops. */
  follow(): (() => void) | undefined {
    const choice = this.#choice;
    if (choice === null || this.#tries < 0) return undefined;
    if (this.#outcome?.choice === choice) return undefined;
    // A second click on the next box comes before the worker has begun.
    const timer = setTimeout(() => this.#start(choice), 150);
    return () => {
      clearTimeout(timer);
      this.#end();
    };
  }

  cancel(): void {
    const choice = this.#choice;
    this.#end();
    if (choice) this.#stopped = { choice, by: 'person' };
  }

  retry(): void {
    this.#stopped = null;
    this.#tries += 1;
  }

  #start(choice: FigureChoice): void {
    this.#progress = 0;
    this.#stopped = null;
    const run: Run = { cancel: () => undefined };
    this.#run = run;
    const { outcome, cancel } = protect(choice, (share) => {
      if (this.#run === run) this.#progress = share;
    });
    run.cancel = cancel;
    outcome.then(
      (result) => {
        if (this.#run !== run) return;
        this.#before = this.#outcome?.outcome ?? null;
        this.#outcome = { choice, outcome: result };
        this.#end();
      },
      (error: unknown) => {
        if (this.#run !== run) return;
        console.error(error);
        this.#end();
        this.#stopped = { choice, by: 'fault' };
      },
    );
  }

  #end(): void {
    this.#run?.cancel();
    this.#run = null;
    this.#progress = null;
  }
}
