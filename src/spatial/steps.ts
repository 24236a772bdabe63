/**
 * A computation that stops now and then to say which share of it is done, 0 to 1. The same steps
 * are run to the end in one go, or with a pause after each in which a worker hears a cancellation.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Runs a computation to its end without pauses. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
