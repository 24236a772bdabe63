import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../domain/failure.ts';
import { Sending } from './sending.svelte.ts';

const edition = {
  edition: 2,
  municipalityId: 'soyapango',
  scenarioId: '00000000-0000-4000-8000-000000000001',
  document: '{}',
  worlds: '{}',
};
const reference = { edition: 2, sha256: 'a'.repeat(64) };

function sendingWith(...answers: (Failure | typeof reference)[]) {
  const send = vi.fn(() => {
    const answer = answers.shift() ?? reference;
    return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const remember = vi.fn();
  return { send, remember, sending: new Sending({ remember, send }) };
}

describe('sending an edition', () => {
  it('sends once on a double click, and remembers it before', async () => {
    const { send, remember, sending } = sendingWith();
    await Promise.all([sending.publish(edition), sending.publish(edition)]);
    expect(send).toHaveBeenCalledTimes(1);
    expect(
      remember.mock.calls.map(([sent]) => (sent as { edition: number } | null)?.edition),
    ).toEqual([2, undefined]);
    expect(sending.state).toEqual({ kind: 'published', reference });
  });

  it('leaves open what got no answer, and sends the same again', async () => {
    const { send, remember, sending } = sendingWith(
      new Failure('offline', ''),
      new Failure('server', 'Bad gateway'),
    );
    expect(await sending.publish(edition)).toMatchObject({ kind: 'lost', edition: 2 });
    // It is not forgotten, not dismissed, and nothing else is sent meanwhile.
    expect(remember).toHaveBeenCalledTimes(1);
    sending.dismiss();
    await sending.publish(edition);
    expect(send).toHaveBeenCalledTimes(1);
    expect(await sending.again()).toMatchObject({ kind: 'lost', edition: 2 });
    expect(await sending.again()).toEqual({ kind: 'published', reference });
    expect(new Set(send.mock.calls.map((call) => JSON.stringify(call))).size).toBe(1);
  });

  it('does not take an ended session or a lost right for an answer to what was sent before', async () => {
    const { remember, sending } = sendingWith(
      new Failure('offline', ''),
      new Failure('session-expired', ''),
      new Failure('forbidden', ''),
    );
    await sending.publish(edition);
    expect(await sending.again()).toMatchObject({ kind: 'lost' });
    expect(await sending.again()).toMatchObject({ kind: 'lost', failure: { kind: 'forbidden' } });
    expect(remember).toHaveBeenCalledTimes(1);
    expect(await sending.again()).toEqual({ kind: 'published', reference });
  });

  it('takes them for one where nothing was sent before', async () => {
    const { sending } = sendingWith(
      new Failure('session-expired', ''),
      new Failure('forbidden', ''),
    );
    expect(await sending.publish(edition)).toMatchObject({ kind: 'failed' });
    expect(await sending.publish(edition)).toMatchObject({ kind: 'failed' });
  });

  it('tells what was overtaken from what was refused; both may be sent anew', async () => {
    const { send, sending } = sendingWith(
      new Failure('stale', 'PT409'),
      new Failure('refused', 'A small count is shown.'),
    );
    expect(await sending.publish(edition)).toMatchObject({
      kind: 'overtaken',
      failure: { message: 'PT409' },
    });
    expect((await sending.publish(edition)).kind).toBe('failed');
    expect((await sending.publish(edition)).kind).toBe('published');
    const ids = send.mock.calls.map((call) => (call as unknown as [{ publicationId: string }])[0]);
    expect(new Set(ids.map(({ publicationId }) => publicationId)).size).toBe(3);
  });
});
