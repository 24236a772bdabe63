import { expect, test } from 'vitest';
import { UnreachableError } from './postgres.ts';
import { whenReachable } from './reachable.ts';
import { StartError } from './start-error.ts';

const lines: string[] = [];
const log = (line: string) => void lines.push(line);
const away = () => Promise.reject(new UnreachableError('The database is away.'));

test('does not wait where nothing is served meanwhile, nor for what waiting does not mend', async () => {
  const { signal } = new AbortController();
  await expect(whenReachable(away, { meanwhile: null, log, signal })).rejects.toThrow('is away');
  const wrong = () => Promise.reject(new StartError('The password is wrong.'));
  await expect(whenReachable(wrong, { meanwhile: 'pages', log, signal })).rejects.toThrow('wrong');
  expect(lines).toEqual([]);
});

test('says what is served meanwhile, and stops waiting when the server is told to stop', async () => {
  const stopping = new AbortController();
  const waiting = whenReachable(away, { meanwhile: 'pages.', log, signal: stopping.signal });
  await expect.poll(() => lines).toEqual(['The database is away. Meanwhile: pages.']);
  stopping.abort();
  await expect(waiting).rejects.toThrow('aborted');
});
