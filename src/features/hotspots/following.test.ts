import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../domain/failure.ts';
import { Following, longestRest, mostKept, rest } from './following.svelte.ts';

const { network, session } = vi.hoisted(() => ({
  network: { offline: false },
  session: {
    status: 'signed-in',
    expire() {
      this.status = 'expired';
    },
  },
}));
vi.mock('../../state/network.svelte.ts', () => ({ network }));
vi.mock('../../state/session.svelte.ts', () => ({ session }));

type Call = {
  key: string;
  signal: AbortSignal;
  answer: (value: string) => Promise<void>;
  fail: (error: Error) => Promise<void>;
};

/** A question that changes, with a server that answers when it is told to. */
function screen() {
  const calls: Call[] = [];
  const asked = { key: 'a' as string | null };
  const following = new Following(() => {
    const { key } = asked;
    if (key === null) return null;
    const ask = (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        const settled = async () => {
          await vi.advanceTimersByTimeAsync(0);
        };
        calls.push({
          key,
          signal,
          answer: (value) => (resolve(value), settled()),
          fail: (error) => (reject(error), settled()),
        });
      });
    return { key, ask };
  });
  let stop = following.follow();
  return {
    calls,
    following,
    /** What an effect does when something that it read has changed. */
    rerun() {
      stop?.();
      stop = following.follow();
    },
    ask(key: string | null) {
      asked.key = key;
      this.rerun();
    },
    stop: () => stop?.(),
    rested: () => vi.advanceTimersByTimeAsync(rest),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  network.offline = false;
  session.status = 'signed-in';
});
afterEach(() => vi.useRealTimers());

const call = (calls: Call[], at: number): Call => {
  const found = calls[at];
  if (!found) throw new Error(`There was no call ${at}.`);
  return found;
};

describe('an answer that follows a question', () => {
  it('asks once, after the question has come to rest', async () => {
    const it = screen();
    for (const key of ['b', 'c', 'd']) {
      await vi.advanceTimersByTimeAsync(rest / 2);
      it.ask(key);
    }
    await it.rested();
    expect(it.calls.map(({ key }) => key)).toEqual(['d']);
    expect(it.following.loading).toBe(true);
    await call(it.calls, 0).answer('answer to d');
    expect(it.following.current).toBe('answer to d');
    expect(it.following.loading).toBe(false);
  });

  it('keeps what is shown until the newer one is there, and says that it is outdated', async () => {
    const it = screen();
    await it.rested();
    await call(it.calls, 0).answer('A');
    it.ask('b');
    expect(it.following.answer).toBe('A');
    expect(it.following.current).toBeNull();
    expect(it.following.outdated).toBe(true);
    await it.rested();
    await call(it.calls, 1).answer('B');
    expect(it.following.current).toBe('B');
  });

  it('calls off what is not asked any more, and never shows a late answer', async () => {
    const it = screen();
    await it.rested();
    it.ask('b');
    expect(call(it.calls, 0).signal.aborted).toBe(true);
    await it.rested();
    await call(it.calls, 1).answer('B');
    await call(it.calls, 0).answer('late A');
    expect(it.following.answer).toBe('B');
    await call(it.calls, 0).fail(new Error('late'));
    expect(it.following.failure).toBeNull();
  });

  it('answers from memory what it was asked before, and keeps no more than so many', async () => {
    const it = screen();
    for (let n = 0; n <= mostKept; n++) {
      it.ask(`question ${n}`);
      await it.rested();
      await call(it.calls, n).answer(`answer ${n}`);
    }
    it.ask('question 1');
    expect(it.following.current).toBe('answer 1');
    await it.rested();
    expect(it.calls).toHaveLength(mostKept + 1);
    it.ask('question 0');
    await it.rested();
    expect(it.calls).toHaveLength(mostKept + 2);
  });

  it('says what failed, keeps what was shown, and asks again at once when told to', async () => {
    const it = screen();
    await it.rested();
    await call(it.calls, 0).answer('A');
    it.ask('b');
    await it.rested();
    await call(it.calls, 1).fail(new Failure('server', 'down'));
    expect(it.following.failure?.kind).toBe('server');
    expect(it.following.loading).toBe(false);
    expect(it.following.answer).toBe('A');
    it.following.retry();
    it.rerun();
    await vi.advanceTimersByTimeAsync(0);
    await call(it.calls, 2).answer('B');
    expect(it.following.failure).toBeNull();
    expect(it.following.current).toBe('B');
    // Later questions wait until they rest, as before.
    it.ask('c');
    await vi.advanceTimersByTimeAsync(rest - 1);
    expect(it.calls).toHaveLength(3);
  });

  it('after an ended session asks the latest question once, and keeps the screen until then', async () => {
    const it = screen();
    await it.rested();
    await call(it.calls, 0).answer('A');
    it.ask('b');
    await it.rested();
    await call(it.calls, 1).fail(new Failure('session-expired', 'expired'));
    expect(session.status).toBe('expired');
    it.ask('c');
    it.ask('d');
    await it.rested();
    expect(it.calls).toHaveLength(2);
    expect(it.following.answer).toBe('A');
    session.status = 'signed-in';
    it.rerun();
    await it.rested();
    expect(it.calls.slice(2).map(({ key }) => key)).toEqual(['d']);
  });

  it('waits longer with a server that is slow, up to a limit', async () => {
    const it = screen();
    await it.rested();
    await vi.advanceTimersByTimeAsync(600);
    await call(it.calls, 0).answer('A');
    it.ask('b');
    await vi.advanceTimersByTimeAsync(299);
    expect(it.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(it.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    await call(it.calls, 1).answer('B');
    it.ask('c');
    await vi.advanceTimersByTimeAsync(longestRest);
    expect(it.calls).toHaveLength(3);
  });

  it('waits for the network', async () => {
    const it = screen();
    it.stop();
    network.offline = true;
    it.rerun();
    await it.rested();
    expect(it.calls).toHaveLength(0);
    network.offline = false;
    it.rerun();
    await it.rested();
    expect(it.calls).toHaveLength(1);
  });

  it('asks anew for what may have changed, and shows the old answer until then', async () => {
    const it = screen();
    await it.rested();
    await call(it.calls, 0).answer('A');
    it.following.forget();
    expect(it.following.answer).toBe('A');
    expect(it.following.outdated).toBe(true);
    it.rerun();
    await vi.advanceTimersByTimeAsync(0);
    await call(it.calls, 1).answer('newer A');
    expect(it.following.current).toBe('newer A');
  });

  it('keeps nothing in memory once it is cleared', async () => {
    const it = screen();
    await it.rested();
    await call(it.calls, 0).answer('A');
    it.stop();
    it.following.clear();
    expect(it.following.answer).toBeNull();
    it.rerun();
    await it.rested();
    expect(it.calls).toHaveLength(2);
    it.ask(null);
    expect(it.following.loading).toBe(false);
    expect(call(it.calls, 1).signal.aborted).toBe(true);
  });
});
