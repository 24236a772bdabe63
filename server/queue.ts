/** Runs one piece of work at a time, in the order of arrival. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Work whose `signal` is aborted before its turn is never begun. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    // A failure belongs to the caller; those who wait behind go on.
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }
}
