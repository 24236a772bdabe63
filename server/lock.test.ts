import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'territorio-lock-'));
  path = join(folder, 'server.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const { pid: deadPid } = spawnSync(process.execPath, ['-e', '']);

const leaveStale = (file: string, holder: object = {}) =>
  writeFile(file, JSON.stringify({ pid: deadPid, began: null, id: 'dead', ...holder }));

/** How many of those who try at once get the lock; the others must be refused. */
async function winners(count: number): Promise<number> {
  const tried = await Promise.allSettled(Array.from({ length: count }, () => takeLock(path)));
  for (const one of tried) {
    if (one.status === 'rejected') {
      expect(String(one.reason)).toContain(`Another process (pid ${process.pid})`);
    }
  }
  return tried.filter(({ status }) => status === 'fulfilled').length;
}

test('one takes it, and the next after it was given back', async () => {
  const release = await takeLock(path);
  await expect(takeLock(path)).rejects.toThrow(/is using these data/);
  await release();
  await (
    await takeLock(path)
  )();
  expect(await readdir(folder)).toEqual([]);
});

test('exactly one of many at once takes a free lock', async () => {
  expect(await winners(20)).toBe(1);
});

test('exactly one of many at once takes over a stale lock', async () => {
  for (let round = 0; round < 20; round++) {
    await leaveStale(path);
    expect(await winners(10)).toBe(1);
    expect(await readdir(folder)).toEqual(['server.lock']);
    await rm(path);
  }
});

test('a process killed while it took over hinders nobody', async () => {
  await leaveStale(path);
  await leaveStale(`${path}.takeover`);
  expect(await winners(1)).toBe(1);
});

test.runIf(process.platform === 'linux')(
  'a number that another process has by now does not keep the lock',
  async () => {
    await leaveStale(path, { pid: process.pid, began: 'an earlier boot:1' });
    expect(await winners(1)).toBe(1);
  },
);

test('a file that is something else is left alone', async () => {
  await writeFile(path, 'my notes');
  await expect(takeLock(path)).rejects.toThrow(/is not a lock of this program/);
});
