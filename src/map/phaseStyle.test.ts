import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, luminance } from './colour.ts';
import { borderStyle, phaseStyle, phaseStyles, type Theme } from './phaseStyle.ts';
import { soyapangoPhases } from './soyapangoFixture.ts';

const themes: Theme[] = ['light', 'dark'];
/** CIE lightness, 0 to 100: what is left of a colour in greyscale. */
const lightness = (hex: string) => 116 * Math.cbrt(luminance(hex)) - 16;

describe.each(themes)('phase styles on a %s page', (theme) => {
  const styles = [...phaseStyles(soyapangoPhases, theme).values()];

  it('have labels of 4.5:1 on their fill, and numbers of 4.5:1 in their badge', () => {
    for (const { fill, label } of styles) expect(contrast(fill, label)).toBeGreaterThanOrEqual(4.5);
  });

  it('have labels of 4.5:1 on any colour that a planner chooses', () => {
    const colours = fc
      .integer({ min: 0, max: 0xffffff })
      .map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colours, (colour) => {
        const { fill, label } = phaseStyle({ number: 1, name: '', colour }, theme);
        expect(contrast(fill, label)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('differ in greyscale, by lightness or by pattern', () => {
    for (const [index, one] of styles.entries()) {
      for (const other of styles.slice(index + 1)) {
        expect(one.pattern?.name).not.toBe(other.pattern?.name);
        expect(Math.abs(lightness(one.fill) - lightness(other.fill))).toBeGreaterThan(7);
      }
    }
  });

  it('tell red and yellow apart by lightness alone', () => {
    const [, red, yellow] = styles;
    expect(lightness(yellow?.fill ?? '') - lightness(red?.fill ?? '')).toBeGreaterThan(20);
  });

  it('are parted by a border of 3:1: its line or its casing', () => {
    const { line, casing } = borderStyle(theme);
    for (const { fill } of styles) {
      expect(Math.max(contrast(fill, line), contrast(fill, casing))).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(line, casing)).toBeGreaterThanOrEqual(3);
  });
});

describe('a phase style', () => {
  it('keeps the colour of the plan on a light page', () => {
    expect(phaseStyle({ number: 1, name: '', colour: '#b3261e' }, 'light').fill).toBe('#b3261e');
  });

  it('is dashed inside and without a pattern where no phase is stated', () => {
    const { pattern, inset } = phaseStyle(null, 'light');
    expect(pattern).toBeNull();
    expect(inset).not.toBeNull();
  });

  it('has a pattern of its own for phases beyond the third', () => {
    expect(phaseStyle({ number: 7, name: '', colour: '#336699' }, 'light').pattern?.name).toBe(
      'grid',
    );
  });
});
