import { untrack } from 'svelte';

/**
 * A value that follows another one once that has not changed for a while: for what is too large to be
 * made anew at every key that is pressed. The first value, and that there is none, it follows at once.
 */
export class Settled<Value> {
  readonly #read: () => Value | null;
  readonly #pause: number;
  #settled = $state.raw<Value | null>(null);

  /** @param pause milliseconds without a change after which it follows */
  constructor(read: () => Value | null, pause: number) {
    this.#read = read;
    this.#pause = pause;
  }

  get value(): Value | null {
    const newest = this.#read();
    return newest === null ? null : (this.#settled ?? newest);
  }

  /** Waits for the pause; to be run in an effect, which its answer stops. */
  follow(): (() => void) | undefined {
    const newest = this.#read();
    const settled = untrack(() => this.#settled);
    if (newest === settled) return undefined;
    if (newest === null || settled === null) {
      this.#settled = newest;
      return undefined;
    }
    const timer = setTimeout(() => (this.#settled = newest), this.#pause);
    return () => clearTimeout(timer);
  }

  /** Follows now: what comes next must not be of a moment ago. */
  flush(): void {
    this.#settled = this.#read();
  }
}
