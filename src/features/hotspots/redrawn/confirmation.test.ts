import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../domain/failure.ts';
import { Confirmation } from './confirmation.svelte.ts';

function confirmationWith(...failures: (Failure | null)[]) {
  const send = vi.fn(() => {
    const failure = failures.shift() ?? null;
    return failure ? Promise.reject(failure) : Promise.resolve();
  });
  return { send, confirmation: new Confirmation('soyapango', send) };
}

describe('confirming redrawn sectors', () => {
  it('sends once on a double click, and says that they are', async () => {
    const { send, confirmation } = confirmationWith();
    const both = Promise.all([confirmation.confirm('7'), confirmation.confirm('7')]);
    expect(confirmation.busy).toBe(true);
    expect(await both).toEqual([true, false]);
    expect(send.mock.calls).toEqual([['soyapango', '7']]);
    expect(confirmation).toMatchObject({ busy: false, isNews: true, failure: null });
    confirmation.dismiss();
    expect(confirmation.isNews).toBe(false);
    // What was read before may still say that it waits; what is drawn later does.
    expect([confirmation.has('7'), confirmation.has('8')]).toEqual([true, false]);
  });

  it('may be sent again where the answer was lost', async () => {
    const { send, confirmation } = confirmationWith(new Failure('offline', ''));
    expect(await confirmation.confirm('7')).toBe(false);
    expect(confirmation).toMatchObject({ isNews: false, failure: { kind: 'offline' } });
    expect(confirmation.has('7')).toBe(false);
    expect(await confirmation.confirm('7')).toBe(true);
    expect(send).toHaveBeenCalledTimes(2);
    expect(confirmation).toMatchObject({ isNews: true, failure: null });
  });

  it('confirms what was drawn meanwhile only when it was looked at', async () => {
    const { send, confirmation } = confirmationWith(new Failure('stale', ''));
    expect(await confirmation.confirm('7')).toBe(false);
    expect(confirmation.failure?.kind).toBe('stale');
    expect(await confirmation.confirm('8')).toBe(true);
    expect(send.mock.calls.map((call) => (call as unknown as string[])[1])).toEqual(['7', '8']);
    expect([confirmation.has('7'), confirmation.has('8')]).toEqual([false, true]);
  });
});
