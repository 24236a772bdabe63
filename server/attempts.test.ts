import { expect, test } from 'vitest';
import { Attempts } from './attempts.ts';

function attemptsAt(limit: number) {
  const clock = { now: 0 };
  return { clock, attempts: new Attempts(limit, 60_000, () => clock.now) };
}

test('closes a key at its limit and opens it as attempts leave the window', () => {
  const { clock, attempts } = attemptsAt(2);
  attempts.count('ana');
  clock.now = 30_000;
  expect(attempts.waitSeconds('ana')).toBe(0);
  attempts.count('ana');
  expect(attempts.waitSeconds('ana')).toBe(30);
  expect(attempts.waitSeconds('luis')).toBe(0);
  clock.now = 60_001;
  expect(attempts.waitSeconds('ana')).toBe(0);
  attempts.count('ana');
  expect(attempts.waitSeconds('ana')).toBe(30);
});

test('an attempt that is undone counts for nothing, and only once', () => {
  const { attempts } = attemptsAt(2);
  attempts.count('ana');
  const undo = attempts.count('ana');
  undo();
  undo();
  expect(attempts.waitSeconds('ana')).toBe(0);
  attempts.count('ana');
  expect(attempts.waitSeconds('ana')).toBe(60);
});
