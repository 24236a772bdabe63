import { expect, it } from 'vitest';
import { matrixRow } from './matrixFixture.ts';
import { rowsShown, togglePhase } from './matrixRows.ts';

it('shows the sectors of the phases asked for, and all where none is', () => {
  const rows = [matrixRow('1', { phase: 1 }), matrixRow('2', { phase: 2 }), matrixRow('3')];
  const shown = (...phases: (number | null)[]) =>
    rowsShown(rows, new Set(phases)).map(({ code }) => code);
  expect(shown(1, null)).toEqual(['1', '3']);
  expect(shown(3)).toEqual([]);
  expect(rowsShown(rows, null)).toEqual(rows);
});

it('adds and takes away a phase; without any it filters nothing', () => {
  const one = togglePhase(null, 1);
  expect(one).toEqual(new Set([1]));
  expect(togglePhase(one, null)).toEqual(new Set([1, null]));
  expect(togglePhase(one, 1)).toBeNull();
});
