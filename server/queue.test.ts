import { expect, test } from 'vitest';
import { Queue } from './queue.ts';

test('runs one at a time, in order, and goes on after a failure', async () => {
  const queue = new Queue();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue.run(work(name))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('does not begin work that nobody waits for any more', async () => {
  const queue = new Queue();
  const controller = new AbortController();
  const first = queue.run(async () => {
    await Promise.resolve();
    controller.abort();
  });
  let begun = false;
  const second = queue.run(() => Promise.resolve((begun = true)), controller.signal);
  await first;
  await expect(second).rejects.toThrow();
  expect(begun).toBe(false);
});
