import { PostgrestError } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { Failure, type FailureKind } from '../domain/failure.ts';
import { allRows, valueOf } from './client.ts';

/** A backend that holds `total` rows and hands out at most `limit` of them at a time. */
function backend(total: number, limit: number) {
  const rows = Array.from({ length: total }, (_, index) => index);
  return (from: number, to: number) =>
    Promise.resolve({
      data: rows.slice(from, Math.min(to + 1, from + limit)),
      error: null,
      status: 200,
      count: total,
    });
}

describe('reading all rows', () => {
  it('reads every row once, however few the backend gives at a time', async () => {
    for (const [total, limit] of [
      [0, 1000],
      [230, 1000],
      [1000, 1000],
      [2501, 1000],
      [1300, 500],
    ] as const) {
      expect(await allRows(backend(total, limit))).toEqual(
        Array.from({ length: total }, (_, i) => i),
      );
    }
  });

  it('refuses an answer that ends before its last row, rather than count too few', async () => {
    const cut = () => Promise.resolve({ data: [], error: null, status: 200, count: 12 });
    await expect(allRows(cut)).rejects.toMatchObject({ kind: 'server' });
  });

  it('refuses an answer without a count', async () => {
    const uncounted = () => Promise.resolve({ data: [1], error: null, status: 200, count: null });
    await expect(allRows(uncounted)).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  it.each<[number, FailureKind, string?]>([
    [0, 'offline'],
    [401, 'session-expired'],
    [403, 'forbidden'],
    [409, 'stale', 'PT409'],
    [409, 'server', '23505'],
    [400, 'refused', 'PT400'],
    [413, 'refused', 'request_too_large'],
    [404, 'not-found', 'PT404'],
    [500, 'server'],
  ])('says what a status of %i means to a person', async (status, kind, code = 'X') => {
    const error = new PostgrestError({ message: 'No.', details: '', hint: 'Try.', code });
    const failing = () => Promise.resolve({ data: null, error, status, count: null });
    const failure: unknown = await allRows(failing).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ kind, message: 'No. Try.' });
  });

  it.each([
    ['words: titleEs, contact', { name: 'words', at: 'titleEs, contact' }],
    ['other-than-before', { name: 'other-than-before', at: null }],
    ['', null],
    ['Key (id)=(1) already exists.', null],
    [null, null],
  ])('takes the rule from the detail %s', async (details, rule) => {
    const error = { message: 'No.', details, hint: null, code: 'PT400' } as unknown;
    const answer = { data: null, error: error as PostgrestError, status: 400 };
    const thrown: unknown = await Promise.resolve(answer)
      .then(valueOf)
      .catch((it: unknown) => it);
    expect(thrown).toMatchObject({ kind: 'refused', rule });
  });
});
