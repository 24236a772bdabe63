import type { Confidence } from '../../spatial/hotspots/analysis.ts';
import type { EmergingClass, Pattern } from '../../spatial/statistics/hot-spot-pattern.ts';
import type { MoranClass } from '../../spatial/statistics/local-moran.ts';
import { fromOklch, mix } from '../colour.ts';
import type { Theme } from '../phaseStyle.ts';
import { valueRamp } from '../valueRamp.ts';
import { plainLook, type CellHatch, type CellLook } from './cellLook.ts';

/** Orange-brown and blue-violet, far from the red and yellow of phases: no traffic lights. */
const hues = { hot: 52, cold: 282 };
export type Heat = keyof typeof hues;

/** Of the three levels, weakest first: the stronger, the further from the page. */
const stops: Record<Theme, { lightness: number; chroma: number }[]> = {
  light: [
    { lightness: 0.8, chroma: 0.085 },
    { lightness: 0.61, chroma: 0.13 },
    { lightness: 0.43, chroma: 0.125 },
  ],
  dark: [
    { lightness: 0.44, chroma: 0.085 },
    { lightness: 0.66, chroma: 0.125 },
    { lightness: 0.84, chroma: 0.1 },
  ],
};

/** What a map of cells is laid on, as the page has it. */
export const paper: Record<Theme, string> = { light: '#f6f4f0', dark: '#171613' };
const ink: Record<Theme, string> = { light: '#22201c', dark: '#f1eee7' };

/** `#rrggbb` of a level, 1 to 3. */
export function heatColour(heat: Heat, level: 1 | 2 | 3, theme: Theme): string {
  const { lightness = 0.5, chroma = 0.1 } = stops[theme][level - 1] ?? {};
  return fromOklch(lightness, chroma, hues[heat]);
}

/** Neither hot nor cold: to be seen, and to be no colour. */
export function quietLook(theme: Theme): CellLook {
  return theme === 'light' ? plainLook('#e2ded6', '#f6f4f0') : plainLook('#3b3933', '#171613');
}

/** Counted, and nothing is there: hardly more than the ground, so that it is seen how far was counted. */
export function noneLook(theme: Theme): CellLook {
  return theme === 'light' ? plainLook('#ebe8e1', '#d3cec3') : plainLook('#262420', '#4a463e');
}

/** Not tested, or nothing to be said of it: an outline. */
export function blankLook(theme: Theme): CellLook {
  return plainLook(null, theme === 'light' ? '#b9b2a5' : '#5b564c');
}

/** Hot is hatched with lines and cold with dots, so that they are told apart without colour. */
const hatches: Record<Heat, CellHatch> = { hot: 'rising', cold: 'dots' };

function look(fill: string, hatch: CellHatch, theme: Theme, edgeWidth: number): CellLook {
  const away = theme === 'light' ? ink.light : '#000000';
  return {
    ...{ fill, hatch },
    mark: mix(fill, theme === 'light' ? '#ffffff' : '#000000', 0.72),
    edge: mix(fill, theme === 'light' ? away : ink.dark, theme === 'light' ? 0.6 : 0.5),
    edgeWidth,
  };
}

/** Hot (above 0) or cold, at 90, 95 and 99 %: hatched from 95 %, and with a heavier line at 99 %. */
export function confidenceLook(level: Confidence, theme: Theme): CellLook {
  if (level === 0) return quietLook(theme);
  const heat = level > 0 ? 'hot' : 'cold';
  const strength = Math.abs(level) as 1 | 2 | 3;
  const fill = heatColour(heat, strength, theme);
  if (strength === 1) return look(fill, 'none', theme, 1);
  return look(fill, hatches[heat], theme, strength === 3 ? 2.2 : 1);
}

/** Like among like is strong and hatched; what stands out from its neighbours is pale and outlined. */
export function moranLook(found: MoranClass, theme: Theme): CellLook {
  switch (found) {
    case 'HH':
      return look(heatColour('hot', 3, theme), 'rising', theme, 1.4);
    case 'LL':
      return look(heatColour('cold', 3, theme), 'dots', theme, 1.4);
    case 'HL':
      return look(heatColour('hot', 1, theme), 'none', theme, 2.2);
    case 'LH':
      return look(heatColour('cold', 1, theme), 'none', theme, 2.2);
    case 'not_significant':
      return quietLook(theme);
    case 'island':
      return blankLook(theme);
  }
}

/** How each pattern over time is drawn: what grows or lasts is strong, what fades or comes and goes is pale. */
const patternLooks: Record<Pattern, [level: 1 | 2 | 3, hatch: CellHatch, edgeWidth: number]> = {
  new: [2, 'none', 2.4],
  consecutive: [2, 'rising', 1],
  intensifying: [3, 'lattice', 1],
  persistent: [3, 'none', 1],
  diminishing: [1, 'falling', 1],
  sporadic: [1, 'dots', 1],
  oscillating: [1, 'lattice', 1],
  historical: [1, 'none', 1],
};

export const patterns = Object.keys(patternLooks) as Pattern[];

export function emergingLook(found: EmergingClass, theme: Theme): CellLook {
  if (found === 'none') return quietLook(theme);
  const [pattern, heat] = found.split('_') as [Pattern, Heat];
  const [level, hatch, edgeWidth] = patternLooks[pattern];
  const drawn = look(heatColour(heat, level, theme), hatch, theme, edgeWidth);
  // On a pale fill pale strokes would not be seen.
  return level === 1 ? { ...drawn, mark: drawn.edge ?? drawn.mark } : drawn;
}

/**
 * Counts and densities, from few to many; the first is for none.
 *
 * @param classes 1 to 8
 */
export function countLooks(classes: number, theme: Theme): CellLook[] {
  // The palest colour of a ramp is that of a sector's surface: of a small cell it would not be seen.
  const [, ...ramp] = valueRamp(classes + 1, theme);
  return [
    noneLook(theme),
    ...ramp.map((fill) => plainLook(fill, mix(fill, ink[theme], theme === 'light' ? 0.3 : 0.2))),
  ];
}

/** Less (below 0) or more than before, in three steps; 0: the same. More is hatched, less dotted. */
export function changeLook(step: Confidence, theme: Theme): CellLook {
  if (step === 0) return quietLook(theme);
  // Neither those of heat, nor the blue-green of actions, nor the red of a phase.
  const hue = step > 0 ? 335 : 248;
  const { lightness = 0.5, chroma = 0.1 } = stops[theme][Math.abs(step) - 1] ?? {};
  const fill = fromOklch(lightness, chroma, hue);
  const strong = Math.abs(step) > 1;
  return look(fill, strong ? (step > 0 ? 'rising' : 'dots') : 'none', theme, strong ? 1.2 : 0.8);
}

export const allLevels: readonly Confidence[] = [3, 2, 1, 0, -1, -2, -3];

/** Of points: what they are drawn with, and what keeps them apart from the ground. */
export function pointColours(theme: Theme): { ink: string; paper: string } {
  return { ink: ink[theme], paper: paper[theme] };
}
