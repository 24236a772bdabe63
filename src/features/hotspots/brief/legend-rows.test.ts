import { describe, expect, it } from 'vitest';
import { blankLook } from '../../../map/overlay/cellPalettes.ts';
import { legendHeight, legendRows } from './legend-rows.ts';
import { wrapText } from './wrap-text.ts';

describe('the legend of a printed map', () => {
  const rows = Array.from({ length: 7 }, (_, at) => ({
    ...{ look: blankLook('light'), text: `class ${at}` },
    count: at,
  }));

  it('stands in three columns, with its notes below', () => {
    const legend = legendRows({ rows, notes: ['word '.repeat(40)], fills: new Map() });
    expect(new Set(legend.items.map(({ x }) => x)).size).toBe(3);
    const lowest = Math.max(...legend.items.map(({ y }) => y));
    expect(legend.notes).toHaveLength(2);
    for (const { y } of legend.notes) expect(y).toBeGreaterThan(lowest);
    expect(legendHeight(legend)).toBeGreaterThan(legend.notes[1]?.y ?? Infinity);
  });

  it('breaks text between words', () => {
    expect(wrapText('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrapText('unbreakable', 3)).toEqual(['unbreakable']);
    expect(wrapText('', 3)).toEqual([]);
  });
});
