import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../spatial/worker/run-in-steps.ts';
import { Analyst } from './analyst.svelte.ts';
import { Computed } from './computed.svelte.ts';

type Run = {
  input: unknown[];
  progress: (share: number) => void;
  done: (result: unknown) => Promise<void>;
  fail: () => Promise<void>;
};

/** A worker that does what the test says. */
class FakeAnalyst extends Analyst {
  readonly runs: Run[] = [];
  cancelled = 0;
  broken = false;
  begun = 0;

  override get crashed(): boolean {
    return this.broken;
  }
  override get starts(): number {
    return this.begun;
  }
  override cancel(): void {
    this.cancelled++;
  }
  override get engine(): Analyst['engine'] {
    const run = (_name: string, input: unknown[], progress: (share: number) => void) =>
      new Promise<Answer<unknown>>((resolve, reject) => {
        const settled = () => new Promise<void>((rested) => setTimeout(rested, 0));
        this.runs.push({
          input,
          progress,
          done: (result) => (resolve({ status: 'done', result }), settled()),
          fail: () => (reject(new Error('out of memory')), settled()),
        });
      });
    return { run, cancel: () => this.cancel() } as unknown as Analyst['engine'];
  }
}

function screen() {
  const analyst = new FakeAnalyst();
  const wanted = { key: 'a' as string | null };
  const computed = new Computed<string>(analyst, 'hotspotGrid', () =>
    wanted.key === null ? null : { key: wanted.key, input: [wanted.key] },
  );
  let stop = computed.follow();
  return {
    analyst,
    computed,
    rerun() {
      stop?.();
      stop = computed.follow();
    },
    want(key: string | null) {
      wanted.key = key;
      this.rerun();
    },
    run(at: number): Run {
      const run = analyst.runs[at];
      if (!run) throw new Error(`Nothing was computed ${at} times.`);
      return run;
    },
  };
}

afterEach(() => vi.restoreAllMocks());

describe('a result that follows its input', () => {
  it('is computed once, with its progress', async () => {
    const it = screen();
    expect(it.computed.progress).toBe(0);
    it.run(0).progress(0.5);
    expect(it.computed.progress).toBe(0.5);
    await it.run(0).done('A');
    expect(it.computed.current).toBe('A');
    expect(it.computed.progress).toBeNull();
    it.rerun();
    expect(it.analyst.runs).toHaveLength(1);
  });

  it('of another input replaces it when it is there; what is late is dropped', async () => {
    const it = screen();
    await it.run(0).done('A');
    it.want('b');
    it.want('c');
    expect(it.analyst.cancelled).toBe(2);
    expect(it.computed.result).toBe('A');
    expect(it.computed.current).toBeNull();
    await it.run(2).done('C');
    await it.run(1).done('late B');
    it.run(1).progress(0.9);
    expect(it.computed.current).toBe('C');
    expect(it.computed.progress).toBeNull();
  });

  it('can be called off, and computed after all', async () => {
    const it = screen();
    it.computed.cancel();
    expect(it.computed.cancelled).toBe(true);
    expect(it.computed.progress).toBeNull();
    it.computed.retry();
    it.rerun();
    expect(it.computed.cancelled).toBe(false);
    await it.run(1).done('A');
    expect(it.computed.current).toBe('A');
  });

  it('that failed is said, and tried again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const it = screen();
    await it.run(0).fail();
    expect(it.computed.failed).toBe(true);
    expect(it.computed.progress).toBeNull();
    it.computed.retry();
    it.rerun();
    expect(it.computed.failed).toBe(false);
    await it.run(1).done('A');
    expect(it.computed.current).toBe('A');
  });

  it('failed of one input, and says nothing of it when another one is meant', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const it = screen();
    await it.run(0).fail();
    it.want(null);
    expect(it.computed.failed).toBe(false);
    it.want('b');
    expect(it.computed.failed).toBe(false);
  });

  it('is computed anew after the worker broke down and was started again', async () => {
    const it = screen();
    it.analyst.broken = true;
    it.rerun();
    expect(it.computed.progress).toBeNull();
    it.want('b');
    expect(it.analyst.runs).toHaveLength(1);
    it.analyst.broken = false;
    it.analyst.begun++;
    it.rerun();
    expect(it.run(1).input).toEqual(['b']);
    await it.run(1).done('B');
    expect(it.computed.current).toBe('B');
  });
});
