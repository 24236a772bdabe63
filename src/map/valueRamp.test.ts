import { describe, expect, it } from 'vitest';
import { contrast, luminance } from './colour.ts';
import { labelOn, phaseStyles, type Theme } from './phaseStyle.ts';
import { soyapangoPhases } from './soyapangoFixture.ts';
import { fewestClasses, mostClasses, valueRamp } from './valueRamp.ts';
import { noDataStyle } from './valueStyle.ts';

const counts = Array.from(
  { length: mostClasses - fewestClasses + 1 },
  (_, index) => fewestClasses + index,
);

/** CIE lightness, 0 to 100: what is left of a colour in greyscale. */
const lightness = (hex: string) => 116 * Math.cbrt(luminance(hex)) - 16;

/** Hue in degrees (0 is red, 60 yellow) and how far it is from grey, 0 to 1. */
function hueOf(hex: string): { hue: number; spread: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const spread = Math.max(r, g, b) - Math.min(r, g, b);
  const sector =
    r === Math.max(r, g, b)
      ? (g - b) / spread
      : b === Math.max(r, g, b)
        ? 4 + (r - g) / spread
        : 2 + (b - r) / spread;
  return { hue: (sector * 60 + 360) % 360, spread: spread / 255 };
}

describe.each<Theme>(['light', 'dark'])('a value ramp on a %s page', (theme) => {
  it.each(counts)('of %i classes goes one way, in steps that can be told apart', (count) => {
    const ramp = valueRamp(count, theme);
    expect(ramp).toHaveLength(count);
    const steps = ramp.slice(1).map((colour, index) => {
      const before = ramp[index] ?? '';
      // By 1.15 a class differs from its neighbour, by 6 of 100 in greyscale.
      expect(contrast(colour, before)).toBeGreaterThan(1.15);
      return lightness(colour) - lightness(before);
    });
    for (const step of steps) {
      expect(Math.sign(step)).toBe(theme === 'light' ? -1 : 1);
      expect(Math.abs(step)).toBeGreaterThan(6);
    }
  });

  it('has one hue, from blue to violet, and so is never read as a phase', () => {
    for (const colour of counts.flatMap((count) => valueRamp(count, theme))) {
      const { hue, spread } = hueOf(colour);
      expect(hue, colour).toBeGreaterThan(235);
      expect(hue, colour).toBeLessThan(275);
      expect(spread, colour).toBeGreaterThan(0.04);
    }
  });

  it('has labels of 4.5:1 on every class', () => {
    for (const colour of counts.flatMap((count) => valueRamp(count, theme))) {
      expect(contrast(colour, labelOn(colour))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('leaves no data to a pattern that no phase has', () => {
    const none = noDataStyle(theme);
    const others = [...phaseStyles(soyapangoPhases, theme).values()];
    expect(none.pattern).not.toBeNull();
    expect(others.map(({ pattern }) => pattern)).not.toContain(none.pattern);
    expect(none.inset).toBeNull();
    expect(contrast(none.fill, none.label)).toBeGreaterThanOrEqual(4.5);
    expect(hueOf(none.fill).spread).toBeLessThan(0.04);
  });
});

describe('valueRamp', () => {
  it('has no other number of classes', () => {
    for (const count of [0, 10, 2.5, Number.NaN]) {
      expect(() => valueRamp(count, 'light')).toThrow(RangeError);
    }
    expect(valueRamp(1, 'light')).toHaveLength(1);
  });
});
