import { expect, test } from 'vitest';
import type { Sum } from '../disclosure/figures.ts';
import { unchosenRemainders } from './unchosen-remainders.ts';

const all = (total: string, ...parts: string[]): Sum => ({ total, parts, covers: 'all' });
const some = (total: string, ...parts: string[]): Sum => ({ total, parts, covers: 'some' });
const out = (chosen: string[], before: string[], ...sums: Sum[]) =>
  unchosenRemainders(chosen, before, sums).map(({ indicator }) => indicator);

test('a total goes out with all its parts, or alone', () => {
  const sum = all('a', 'b', 'c');
  expect(out(['a', 'b', 'c'], [], sum)).toEqual([]);
  expect(out(['a'], [], sum)).toEqual([]);
  expect(out(['a', 'b'], [], sum)).toEqual(['a']);
  expect(out(['b'], ['a'], sum)).toEqual(['b']);
});

test('also where only a part of a part goes out', () => {
  const sums = [all('a', 'b', 'c'), all('b', 'd', 'e')];
  expect(out(['a', 'd'], [], ...sums)).toEqual(['a']);
  expect(out(['b', 'c', 'd', 'e'], [], ...sums)).toEqual([]);
});

test('a total that includes others goes out beside those that something is told of', () => {
  expect(out(['a', 'b'], [], some('a', 'b', 'c'))).toEqual([]);
  expect(out(['a'], ['b'], some('a', 'b'))).toEqual(['a']);
  // It is at least `c`, which no sum of this edition would say.
  expect(out(['a', 'c'], [], some('a', 'b'), all('b', 'c', 'd'))).toEqual(['a']);
  expect(out(['a', 'b', 'c', 'd'], [], some('a', 'b'), all('b', 'c', 'd'))).toEqual([]);
  expect(out(['a', 'e'], [], some('a', 'b'), all('b', 'c', 'd'))).toEqual([]);
});
