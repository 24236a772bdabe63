import { untrack } from 'svelte';

/**
 * Follow a value with a delay, in a task of their own: for what takes too long to show at every step
 * of a slider. For the set-up of a component.
 */
class Follower<Value> {
  #value = $state.raw() as Value;
  #since = -Infinity;

  /** @param wait milliseconds to wait, from those since the value was last taken over */
  constructor(read: () => Value, wait: (since: number) => number) {
    this.#value = untrack(read);
    $effect(() => {
      const next = read();
      if (next === untrack(() => this.#value)) return;
      const timer = setTimeout(
        () => {
          this.#since = performance.now();
          this.#value = next;
        },
        wait(performance.now() - this.#since),
      );
      return () => clearTimeout(timer);
    });
  }

  get value(): Value {
    return this.#value;
  }
}

/** Follows once the value rests, that is, has not changed for a quarter of a second. */
export class Settled<Value> extends Follower<Value> {
  constructor(read: () => Value) {
    super(read, () => 250);
  }
}

/** Follows at once where the value changes now and then, and ten times in a second at most. */
export class Paced<Value> extends Follower<Value> {
  constructor(read: () => Value) {
    super(read, (since) => Math.max(0, 100 - since));
  }
}
