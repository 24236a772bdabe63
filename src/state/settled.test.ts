import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Settled } from './settled.svelte.ts';

/** A value that is set, and an effect that follows it as the screen would. */
function typing(first: string | null) {
  let newest = first;
  const settled = new Settled<string>(() => newest, 400);
  let stop = settled.follow();
  return {
    settled,
    type: (text: string | null) => {
      newest = text;
      stop?.();
      stop = settled.follow();
    },
    leave: () => stop?.(),
  };
}

describe('a value that follows once another one rests', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stays as it was while somebody types, and then is the last one', () => {
    const { settled, type } = typing('a');
    for (const text of ['ab', 'abc', 'abcd']) {
      type(text);
      vi.advanceTimersByTime(399);
      expect(settled.value).toBe('a');
    }
    vi.advanceTimersByTime(1);
    expect(settled.value).toBe('abcd');
  });

  it('has the first value at once, and none as soon as there is none', () => {
    const { settled, type } = typing(null);
    expect(settled.value).toBeNull();
    type('a');
    expect(settled.value).toBe('a');
    type(null);
    expect(settled.value).toBeNull();
    type('b');
    expect(settled.value).toBe('b');
  });

  it('can be told not to wait', () => {
    const { settled, type } = typing('a');
    type('ab');
    settled.flush();
    expect(settled.value).toBe('ab');
  });

  it('follows nothing after it was left', () => {
    const { settled, type, leave } = typing('a');
    type('ab');
    leave();
    vi.advanceTimersByTime(1000);
    expect(settled.value).toBe('a');
  });
});
