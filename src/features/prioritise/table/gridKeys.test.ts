import { expect, it } from 'vitest';
import { gridAction } from './gridKeys.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const action = (key: string, held: Partial<typeof plain> = {}) =>
  gridAction({ key, ...plain, ...held });
const control = { ctrlKey: true };
const shift = { shiftKey: true };

it('moves as in a spreadsheet, and marks with the shift key', () => {
  expect(action('ArrowUp')).toEqual({ kind: 'move', to: 'up', extend: false });
  expect(action('ArrowRight', shift)).toEqual({ kind: 'move', to: 'right', extend: true });
  expect(action('Home')).toEqual({ kind: 'move', to: 'row-start', extend: false });
  expect(action('End', control)).toEqual({ kind: 'move', to: 'grid-end', extend: false });
  expect(action('ArrowDown', { ...control, ...shift })).toEqual({
    kind: 'move',
    to: 'column-end',
    extend: true,
  });
  expect(action('PageDown')).toEqual({ kind: 'move', to: 'page-down', extend: false });
});

it('chooses with the space bar, and marks rows, columns and all', () => {
  expect(action(' ')).toEqual({ kind: 'choose' });
  expect(action(' ', shift)).toEqual({ kind: 'mark', what: 'row' });
  expect(action(' ', control)).toEqual({ kind: 'mark', what: 'column' });
  expect(action('a', { metaKey: true })).toEqual({ kind: 'mark', what: 'all' });
  expect(action('A', control)).toEqual({ kind: 'mark', what: 'all' });
});

it('gives phases with digits, none with 0', () => {
  expect(action('2')).toEqual({ kind: 'assign', phase: 2 });
  expect(action('0')).toEqual({ kind: 'assign', phase: null });
});

it('opens menus, answers Enter and Escape', () => {
  expect(action('ArrowDown', { altKey: true })).toEqual({ kind: 'menu' });
  expect(action('F10', shift)).toEqual({ kind: 'menu' });
  expect(action('Enter')).toEqual({ kind: 'activate' });
  expect(action('Escape')).toEqual({ kind: 'clear' });
});

it('leaves to the browser what is not its own', () => {
  expect(action('1', control)).toBeNull();
  expect(action('c', control)).toBeNull();
  expect(action('ArrowLeft', { altKey: true })).toBeNull();
  expect(action('PageUp', control)).toBeNull();
  expect(action('a')).toBeNull();
  expect(action('Tab')).toBeNull();
});
