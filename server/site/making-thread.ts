import { Worker } from 'node:worker_threads';
import type { Copies } from '../asset.ts';
import { reason } from '../start-error.ts';
import type { Making } from './making.ts';
import type { MakingAnswer, MakingData } from './making-worker.ts';
import type { Recipe } from './recipe.ts';

export type MakingThreadOptions = {
  /** The module that makes pages, as text. */
  code: string;
  /** How long one file may take, in milliseconds. */
  withinMs?: number;
};

type Job = {
  recipe: Recipe;
  promise: Promise<Copies>;
  settle: (answer: MakingAnswer) => void;
};

/** A large edition takes some seconds; the longest seen on a loaded machine was 20. */
const longestMs = 120_000;

/** An edition of 500 sectors with 300 vertices and 20 indicators takes a tenth of it. */
const mostMegabytes = 1024;

/**
 * Makes files on a thread of its own, so that whoever asks for another one meanwhile is answered.
 * The thread begins with the first file; one that dies, or takes too long, fails only the file that
 * it was making, and is replaced for the next.
 */
export class MakingThread implements Making {
  readonly #options: MakingThreadOptions;
  /** By key, in the order in which they were asked for; the one that is being made is among them. */
  readonly #jobs = new Map<string, Job>();
  #current: Job | undefined;
  #thread: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MakingThreadOptions) {
    this.#options = options;
  }

  /** One file of a key is made however many ask for it meanwhile. */
  make(key: string, recipe: Recipe): Promise<Copies> {
    const asked = this.#jobs.get(key);
    if (asked) return asked.promise;
    let settle: Job['settle'] = () => undefined;
    const promise = new Promise<Copies>((resolve, reject) => {
      settle = (answer) => {
        this.#jobs.delete(key);
        if ('copies' in answer) resolve(answer.copies);
        else reject(new Error(answer.failed));
      };
    });
    this.#jobs.set(key, { recipe, promise, settle });
    this.#next();
    return promise;
  }

  #next(): void {
    if (this.#current) return;
    const waiting = [...this.#jobs.values()];
    // A reader waits for a page; pictures are for the programs that show links.
    const job = waiting.find(({ recipe }) => recipe.as !== 'png') ?? waiting[0];
    if (!job) {
      this.#thread?.unref();
      return;
    }
    this.#current = job;
    const { withinMs = longestMs } = this.#options;
    const late = { failed: `It took longer than ${withinMs / 1000} s.`, isSpoilt: true };
    this.#timer = setTimeout(() => this.#end(late), withinMs);
    try {
      this.#thread ??= this.#begin();
      this.#thread.ref();
      this.#thread.postMessage(job.recipe);
    } catch (error) {
      this.#end({ failed: `No thread can make files: ${reason(error)}`, isSpoilt: true });
    }
  }

  #begin(): Worker {
    const thread = threadOf(this.#options.code);
    const lost = (why: string) => {
      if (thread !== this.#thread) return;
      if (this.#current) this.#end({ failed: why, isSpoilt: true });
      else this.#thread = undefined;
    };
    thread.on('message', (answer: MakingAnswer) => {
      if (thread === this.#thread) this.#end(answer);
    });
    thread.on('error', (error) => lost(`The thread that makes files failed: ${reason(error)}`));
    thread.on('exit', (code) => lost(`The thread that makes files ended with ${code}.`));
    return thread;
  }

  /** Of the file that is being made. */
  #end(answer: MakingAnswer): void {
    clearTimeout(this.#timer);
    if ('failed' in answer && answer.isSpoilt) {
      void this.#thread?.terminate();
      this.#thread = undefined;
    }
    const job = this.#current;
    this.#current = undefined;
    job?.settle(answer);
    this.#next();
  }
}

/** The thread reads TypeScript as this process does, which it would not by itself. */
function threadOf(code: string): Worker {
  const tsx = import.meta.resolve('tsx/esm/api');
  const script = new URL('./making-worker.ts', import.meta.url).href;
  const first = [
    `import { register } from ${JSON.stringify(tsx)};`,
    'register();',
    `await import(${JSON.stringify(script)});`,
  ];
  const workerData: MakingData = { code };
  const address = new URL(`data:text/javascript,${encodeURIComponent(first.join('\n'))}`);
  const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes };
  return new Worker(address, { workerData, resourceLimits, name: 'making files' });
}
