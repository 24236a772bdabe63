import { expect, test } from 'vitest';
import { answerInTime, bodyLimit, receive } from './limits.ts';

const { signal } = new AbortController();
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/rest/v1/sectors', { method: 'POST', body, headers });

test('a body at the limit arrives whole, one above it is refused', async () => {
  const fits = await receive(post('x'.repeat(bodyLimit)), signal);
  expect(fits).toBeInstanceOf(Request);
  expect((await fits.text()).length).toBe(bodyLimit);
  const tooLarge = await receive(post('x'.repeat(bodyLimit + 1)), signal);
  expect((tooLarge as Response).status).toBe(413);
});

test('a table of a hundred thousand values may be larger than other requests', async () => {
  const url = 'http://localhost/rest/v1/rpc/import_observations';
  const large = (size: number) => new Request(url, { method: 'POST', body: 'x'.repeat(size) });
  expect(await receive(large(6_000_000), signal)).toBeInstanceOf(Request);
  const refused = (await receive(large(6_000_001), signal)) as Response;
  expect([refused.status, await refused.text()]).toEqual([
    413,
    expect.stringContaining('larger than 6 MB'),
  ]);
});

test('what is announced as endless is refused unread', async () => {
  const request = post('x', { 'content-length': '100000000' });
  expect(((await receive(request, signal)) as Response).status).toBe(413);
  expect(request.bodyUsed).toBe(false);
});

test.each([
  [
    'behind a byte order mark',
    `\uFEFF{"query":"${'\\u005b'.repeat(102)}"}`,
    'application/json',
    400,
  ],
  ['in a form', `method=${'%5B'.repeat(102)}`, 'application/x-www-form-urlencoded', 415],
  ['in a form of parts', '--x', 'Multipart/Form-Data; boundary=x', 415],
])('what is nested too deep is refused %s', async (_where, body, type, status) => {
  const answer = (await receive(post(body, { 'content-type': type }), signal)) as Response;
  expect(answer.status).toBe(status);
});

test('who waits too long is told so', async () => {
  const never = (aborted: AbortSignal) =>
    new Promise<Response>((_, reject) => {
      aborted.addEventListener('abort', () => reject(new Error('too late')));
    });
  const answer = await answerInTime(never, 10);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('an answer in time is passed on, and so is a failure', async () => {
  const answer = await answerInTime(() => Promise.resolve(new Response('yes')));
  expect(await answer.text()).toBe('yes');
  await expect(answerInTime(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
