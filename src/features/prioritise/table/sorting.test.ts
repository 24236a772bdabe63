import { expect, it } from 'vitest';
import { compareCells, nextSorting } from './sorting.ts';

it('compares numbers by size and texts with the numbers in them by size', () => {
  expect(compareCells(9, 10)).toBeLessThan(0);
  expect(compareCells('1-9', '1-10')).toBeLessThan(0);
  expect(compareCells('Ñ', 'O')).toBeLessThan(0);
});

it('sorts quantities from the largest, ranks and names from the first, and back at a second click', () => {
  const theft = { id: 'indicator:theft', kind: 'indicator' } as const;
  const first = nextSorting(null, theft);
  expect(first).toEqual({ column: 'indicator:theft', descending: true });
  expect(nextSorting(first, theft)).toEqual({ column: 'indicator:theft', descending: false });
  expect(nextSorting(first, { id: 'rank', kind: 'rank' }).descending).toBe(false);
  expect(nextSorting(first, { id: 'name', kind: 'name' }).descending).toBe(false);
});
