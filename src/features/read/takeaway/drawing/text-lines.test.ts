import { expect, test } from 'vitest';
import { shortened, textLines, textWidth } from './text-lines.ts';

const setting = { fontSize: 10, width: 50 };

test('breaks between words, and a long word within it', () => {
  expect(textLines('uno dos  tres\ncuatro', { ...setting, most: 9 })).toEqual([
    'uno dos',
    'tres',
    'cuatro',
  ]);
  const lines = textLines('a'.repeat(30), { ...setting, most: 9 });
  expect(lines.join('')).toBe('a'.repeat(30));
  for (const line of lines) expect(textWidth(line, setting)).toBeLessThanOrEqual(50);
});

test('tells what it leaves out', () => {
  expect(textLines('uno dos tres cuatro', { ...setting, most: 2 })).toEqual(['uno dos', 'tres…']);
  expect(textLines('', { ...setting, most: 2 })).toEqual([]);
});

test('never cuts within what a reader takes for one character', () => {
  const family = '👩‍👩‍👧‍👦';
  expect(shortened(family.repeat(5), 3)).toBe(`${family}${family}…`);
  expect(shortened('corto', 5)).toBe('corto');
  for (const line of textLines(family.repeat(5), { ...setting, most: 9 })) {
    expect(line.length % family.length).toBe(0);
  }
});
