import { describe, expect, it } from 'vitest';
import { contrast, luminance } from '../colour.ts';
import { mostLooks, type CellLook } from './cellLook.ts';
import {
  allLevels,
  changeLook,
  confidenceLook,
  countLooks,
  emergingLook,
  heatColour,
  moranLook,
  paper,
  patterns,
  quietLook,
} from './cellPalettes.ts';

const themes = ['light', 'dark'] as const;
const levels = [1, 2, 3] as const;
/** How far from the page a fill is, without regard to hue. */
const weight = (look: CellLook, theme: 'light' | 'dark') =>
  contrast(look.fill ?? paper[theme], paper[theme]);
const sign = ({ hatch, edgeWidth }: CellLook) => `${hatch} ${edgeWidth}`;

describe.each(themes)('on a %s page', (theme) => {
  it('lets heat of 95 % and more stand out from the ground, and that of 90 % by its outline', () => {
    for (const heat of ['hot', 'cold'] as const) {
      for (const level of [2, 3] as const) {
        const fill = heatColour(heat, level, theme);
        expect(contrast(fill, paper[theme]), `${heat} ${level}`).toBeGreaterThanOrEqual(3);
      }
    }
    for (const level of [1, -1] as const) {
      const { edge } = confidenceLook(level, theme);
      expect(contrast(edge ?? '', paper[theme])).toBeGreaterThanOrEqual(3);
    }
  });

  it('orders confidence by lightness, so that it reads in greyscale', () => {
    for (const sides of [levels, levels.map((level) => -level as -1 | -2 | -3)]) {
      const weights = [
        weight(quietLook(theme), theme),
        ...sides.map((level) => weight(confidenceLook(level, theme), theme)),
      ];
      expect(weights).toEqual([...weights].sort((a, b) => a - b));
      for (let at = 1; at < weights.length; at++) {
        expect((weights[at] ?? 0) / (weights[at - 1] ?? 1)).toBeGreaterThan(1.2);
      }
    }
  });

  it('tells hot from cold of one level by its hatch', () => {
    for (const level of [2, 3] as const) {
      const [hot, cold] = [confidenceLook(level, theme), confidenceLook(-level as -2, theme)];
      expect(hot.hatch).not.toBe(cold.hatch);
      for (const { fill, mark } of [hot, cold]) {
        expect(contrast(fill ?? '', mark)).toBeGreaterThanOrEqual(2);
      }
    }
    expect(moranLook('HH', theme).hatch).not.toBe(moranLook('LL', theme).hatch);
    expect(changeLook(2, theme).hatch).not.toBe(changeLook(-2, theme).hatch);
  });

  it('draws every pattern over time in its own way', () => {
    const looks = patterns.map((pattern) => emergingLook(`${pattern}_hot`, theme));
    expect(new Set(looks.map((look) => `${look.fill} ${sign(look)}`)).size).toBe(patterns.length);
  });

  it('orders counts by lightness', () => {
    const luminances = countLooks(6, theme)
      .slice(1)
      .map(({ fill }) => luminance(fill ?? ''));
    const ordered = [...luminances].sort((a, b) => (theme === 'light' ? b - a : a - b));
    expect(luminances).toEqual(ordered);
  });

  it('has fewer looks than the graphics card is given room for', () => {
    expect(allLevels.length + 2 * patterns.length + 9).toBeLessThan(mostLooks);
  });
});
