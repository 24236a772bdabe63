import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, mix } from '../../../map/colour.ts';
import { matrixRow } from './matrixFixture.ts';
import { IndicatorRanges, shade, strongestShade, valueRange } from './shading.ts';

describe('the shade of a value', () => {
  const range = { smallest: 0, largest: 200 };

  it('grows in proportion from nothing to the strongest', () => {
    expect([0, 50, 100, 200].map((value) => shade(value, range))).toEqual([
      0,
      strongestShade / 4,
      strongestShade / 2,
      strongestShade,
    ]);
  });

  it('is none where there is no value, or the same one everywhere', () => {
    expect(shade(null, range)).toBe(0);
    expect(shade(5, { smallest: 5, largest: 5 })).toBe(0);
    expect(shade(5, null)).toBe(0);
  });
});

describe('the range of a column', () => {
  it('leaves out what is missing', () => {
    expect(valueRange([null, 3, null, -1, 0])).toEqual({ smallest: -1, largest: 3 });
    expect(valueRange([null, null])).toBeNull();
  });

  it('is kept while the values are the same, however the rows change', () => {
    const ranges = new IndicatorRanges();
    const values = [
      [1, null],
      [4, null],
    ] as const;
    const rows = values.map((list, at) => matrixRow(`${at}`, { values: list }));
    const before = ranges.of(rows, 2);
    expect(before).toEqual([{ smallest: 1, largest: 4 }, null]);
    expect(
      ranges.of(
        rows.map((row) => ({ ...row, score: 0.5 })),
        2,
      ),
    ).toBe(before);
    expect(ranges.of([matrixRow('0', { values: [9, 9] })], 2)[1]).toEqual({
      smallest: 9,
      largest: 9,
    });
  });
});

describe('the figures', () => {
  const tokens = readFileSync(new URL('../../../ui/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');
  const colour = (theme: string, name: string) =>
    new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? '';

  it.each([
    ['light', light],
    ['dark', dark],
  ])('contrast 4.5:1 with the strongest shade in the %s', (_, theme) => {
    for (const ground of ['surface', 'surface-sunken', 'accent-soft']) {
      const shaded = mix(colour(theme, ground), colour(theme, 'value'), strongestShade / 100);
      expect(contrast(shaded, colour(theme, 'text'))).toBeGreaterThanOrEqual(4.5);
    }
  });
});
