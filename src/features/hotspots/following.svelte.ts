import { untrack } from 'svelte';
import { Failure } from '../../domain/failure.ts';
import { network } from '../../state/network.svelte.ts';
import { session } from '../../state/session.svelte.ts';

/** Something asked of the server; `key` tells one question from another. */
export type Question<Answer> = { key: string; ask: (signal: AbortSignal) => Promise<Answer> };

/** What is shown of something that was asked. */
export type Answered<Answer> = {
  readonly answer: Answer | null;
  readonly current: Answer | null;
  readonly outdated: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
};

/**
 * Milliseconds without a change before a question goes out: a filter that is dragged asks once. Half
 * as long as the last answer took, within these limits: a server that is slow is asked less often.
 */
export const rest = 150;
export const longestRest = 800;
export const mostKept = 24;

/**
 * The answer to a question that changes. The last answer stays while a newer one is on its way, or
 * could not be had; answers to earlier questions are kept, in memory alone.
 */
export class Following<Answer> implements Answered<Answer> {
  readonly #read: () => Question<Answer> | null;
  /** `key` null: it may not be so any more. */
  #answered = $state.raw<{ key: string | null; answer: Answer } | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #tries = $state(0);
  #triedBefore = 0;
  /** Milliseconds. */
  #took = 0;
  readonly #kept = new Map<string, Answer>();

  constructor(question: () => Question<Answer> | null) {
    this.#read = question;
  }

  readonly #question = $derived.by(() => this.#read());
  // As text it compares by value: the same question is not asked again.
  readonly key: string | null = $derived(this.#question?.key ?? null);

  /** null: nothing is asked, or nothing is known yet. */
  readonly answer: Answer | null = $derived(
    this.key === null ? null : (this.#answered?.answer ?? null),
  );
  /** What is shown answers an earlier question, or there is nothing yet. */
  readonly outdated: boolean = $derived(this.key !== null && this.#answered?.key !== this.key);

  /** The answer to what is asked now; null: not there yet. */
  readonly current: Answer | null = $derived(this.outdated ? null : this.answer);

  /** Why the question could not be answered; what was known before stays. */
  readonly failure: Failure | null = $derived(this.outdated ? this.#failure : null);
  readonly loading: boolean = $derived(this.outdated && this.failure === null);

  /** Asks whenever the question is another one; to be run in an effect. */
  follow(): (() => void) | undefined {
    const key = this.key;
    const tries = this.#tries;
    // Who asked for it does not wait.
    const rested = Math.min(longestRest, Math.max(rest, this.#took / 2));
    const wait = tries === this.#triedBefore ? rested : 0;
    this.#triedBefore = tries;
    if (key === null || network.offline || session.status !== 'signed-in') return undefined;
    if (untrack(() => !this.outdated)) return undefined;
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#keep(key, known);
      this.#answered = { key, answer: known };
      return undefined;
    }
    const question = untrack(() => this.#question);
    if (question === null) return undefined;
    this.#failure = null;
    const controller = new AbortController();
    const timer = setTimeout(() => void this.#ask(question, controller.signal), wait);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }

  /** Asks once more after a failure. */
  retry(): void {
    this.#tries++;
  }

  /** What was answered may not be so any more: it is asked for anew, and stays until then. */
  forget(): void {
    this.#kept.clear();
    if (this.#answered) this.#answered = { key: null, answer: this.#answered.answer };
    this.#tries++;
  }

  /** Nothing of it may stay in memory. */
  clear(): void {
    this.#kept.clear();
    this.#answered = null;
  }

  /** Keeps an answer as the newest, in place of the one that was not looked at for longest. */
  #keep(key: string, answer: Answer): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  async #ask({ key, ask }: Question<Answer>, signal: AbortSignal): Promise<void> {
    const asked = performance.now();
    try {
      const answer = await ask(signal);
      if (signal.aborted) return;
      this.#took = performance.now() - asked;
      this.#keep(key, answer);
      this.#answered = { key, answer };
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = Failure.from(error);
      // What is on screen stays; whoever signs in again is asked for nothing twice.
      if (this.#failure.kind === 'session-expired') session.expire();
    }
  }
}
