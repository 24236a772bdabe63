import { Failure } from '../domain/failure.ts';

/**
 * Something that is fetched: the last value stays while a newer one is on its way or has failed, so
 * that a lost network never empties the screen. Of two loads under way the later one counts.
 */
export class Loadable<Value> {
  #value = $state.raw<Value | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #loading = $state(false);
  #latest = 0;

  get value(): Value | null {
    return this.#value;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get loading(): boolean {
    return this.#loading;
  }

  async load(fetchValue: () => Promise<Value>): Promise<void> {
    const attempt = ++this.#latest;
    this.#loading = true;
    try {
      const value = await fetchValue();
      if (attempt !== this.#latest) return;
      this.#value = value;
      this.#failure = null;
    } catch (error) {
      if (attempt !== this.#latest) return;
      this.#failure = Failure.from(error);
    }
    this.#loading = false;
  }

  /** Forgets the value, when it belongs to something else than what is asked for now. */
  clear(): void {
    this.#latest++;
    this.#value = null;
    this.#failure = null;
    this.#loading = false;
  }
}
