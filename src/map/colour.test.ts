import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, luminance, mix, withLightness } from './colour.ts';

const hexes = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('has the values of the guideline', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(luminance('#808080')).toBeCloseTo(0.2159, 4);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(hexes, hexes, (one, other) => contrast(one, other) === contrast(other, one)),
    );
  });
});

describe('mix', () => {
  it('goes from the first to the second', () => {
    expect(mix('#102030', '#ffffff', 0)).toBe('#102030');
    expect(mix('#102030', '#ffffff', 1)).toBe('#ffffff');
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

describe('withLightness', () => {
  it('changes nothing where the lightness stays', () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        expect(withLightness(hex, (lightness) => lightness)).toBe(hex);
      }),
    );
  });

  it('gives black and white at the ends', () => {
    expect(withLightness('#808080', () => 0)).toBe('#000000');
    expect(withLightness('#808080', () => 1)).toBe('#ffffff');
  });
});
