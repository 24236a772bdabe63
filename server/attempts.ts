type Attempt = { time: number };

/** Counts attempts by key within a sliding window, in memory: a restart forgets them. */
export class Attempts {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #made = new Map<string, Attempt[]>();

  constructor(limit: number, windowMs: number, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** How many seconds until `key` may try again; 0: now. */
  waitSeconds(key: string): number {
    const made = this.#recent(key);
    const oldest = made[made.length - this.#limit];
    return oldest ? Math.ceil((oldest.time + this.#windowMs - this.#now()) / 1000) : 0;
  }

  /** Counts an attempt before it is made, so that many at once cannot pass; returns how to undo it. */
  count(key: string): () => void {
    this.#forgetOld();
    const attempt = { time: this.#now() };
    this.#made.set(key, [...this.#recent(key), attempt]);
    return () => {
      const made = this.#recent(key);
      const place = made.indexOf(attempt);
      if (place >= 0) made.splice(place, 1);
    };
  }

  #recent(key: string): Attempt[] {
    const since = this.#now() - this.#windowMs;
    const made = (this.#made.get(key) ?? []).filter(({ time }) => time > since);
    if (made.length > 0) this.#made.set(key, made);
    else this.#made.delete(key);
    return made;
  }

  #forgetOld(): void {
    if (this.#made.size < 10_000) return;
    for (const key of this.#made.keys()) this.#recent(key);
  }
}
