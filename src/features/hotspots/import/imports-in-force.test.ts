import { expect, test } from 'vitest';
import { made } from './imports-fixture.ts';
import { mixedIn } from './imports-in-force.ts';

const invented = made('demo', { synthetic: true });

test('invented incidents are pointed out where real ones stand beside them', () => {
  expect(mixedIn([invented, made('real')])).toEqual([invented]);
});

test('what is undone, unfinished or empty is beside nothing', () => {
  expect(mixedIn([invented])).toEqual([]);
  expect(mixedIn([made('real')])).toEqual([]);
  for (const gone of [{ undoneAt: 'now' }, { completedAt: null }, { added: 0 }]) {
    expect(mixedIn([invented, made('real', gone)])).toEqual([]);
    expect(mixedIn([{ ...invented, ...gone }, made('real')])).toEqual([]);
  }
});
