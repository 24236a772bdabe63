import { untrack } from 'svelte';
import type { TaskInput, TaskName } from '../../spatial/worker/tasks.ts';
import type { Analyst } from './analyst.svelte.ts';

/** What is to be computed; `key` tells one computation from another. */
export type Task = { key: string; input: unknown[] };

/**
 * What the worker makes of something that changes. The last result stays while a newer one is being
 * computed.
 */
export class Computed<Result> {
  readonly #analyst: Analyst;
  readonly #name: TaskName;
  readonly #read: () => Task | null;
  #computed = $state.raw<{ key: string; result: Result } | null>(null);
  #progress = $state<number | null>(null);
  #failed = $state.raw<string | null>(null);
  #cancelled = $state.raw<string | null>(null);
  #tries = $state(0);

  constructor(analyst: Analyst, name: TaskName, task: () => Task | null) {
    this.#analyst = analyst;
    this.#name = name;
    this.#read = task;
  }

  readonly #task = $derived.by(() => this.#read());
  // As text it compares by value: the same thing is not computed again.
  readonly key: string | null = $derived(this.#task?.key ?? null);

  /** The newest result there is, maybe of an earlier task. */
  readonly result: Result | null = $derived(this.#computed?.result ?? null);
  readonly outdated: boolean = $derived(this.key !== null && this.#computed?.key !== this.key);
  /** The result of what is asked for now; null: not there yet. */
  readonly current: Result | null = $derived(
    this.key !== null && !this.outdated ? this.result : null,
  );

  /** The share that is done, 0 to 1; null: nothing is being computed. */
  get progress(): number | null {
    return this.#progress;
  }

  /** It was called off by the person; `retry` computes it after all. */
  readonly cancelled: boolean = $derived(this.outdated && this.#cancelled === this.key);

  /** The computation broke off by an error; `retry` tries once more. */
  readonly failed: boolean = $derived(this.outdated && this.#failed === this.key);

  /** Computes whenever there is something else to compute; to be run in an effect. */
  follow(): (() => void) | undefined {
    const { key } = this;
    const tries = this.#tries + this.#analyst.starts;
    if (key === null || this.#analyst.crashed || tries < 0) return undefined;
    const task = untrack(() => this.#task);
    if (task === null || untrack(() => !this.outdated)) return undefined;
    const state = { over: false };
    void this.#compute(task, state);
    return () => {
      state.over = true;
      this.#progress = null;
      this.#analyst.cancel(this.#name);
    };
  }

  cancel(): void {
    this.#cancelled = this.key;
    this.#progress = null;
    this.#analyst.cancel(this.#name);
  }

  retry(): void {
    this.#cancelled = null;
    this.#failed = null;
    this.#tries++;
  }

  forget(): void {
    this.#computed = null;
    this.retry();
  }

  async #compute({ key, input }: Task, state: { over: boolean }): Promise<void> {
    this.#progress = 0;
    this.#failed = null;
    try {
      // Plain data crosses to the worker; what the screen keeps may be wrapped.
      const plain = $state.snapshot(input) as unknown as TaskInput<TaskName>;
      const answer = await this.#analyst.engine.run(this.#name, plain, (share) => {
        if (!state.over) this.#progress = share;
      });
      if (state.over) return;
      this.#progress = null;
      if (answer.status === 'done') {
        this.#computed = { key, result: answer.result as Result };
        this.#cancelled = null;
      }
    } catch (error) {
      if (state.over) return;
      console.error(error);
      this.#progress = null;
      this.#failed = key;
    }
  }
}
