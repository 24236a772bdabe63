import { contrast, mix, withLightness } from './colour.ts';
import type { MapPhase } from './types.ts';

export type Theme = 'light' | 'dark';

/** What a sector can be at the moment; any of these is seen as an outline, never as colour alone. */
export type SectorMark = 'hovered' | 'selected' | 'cursor';

/** Widths of the outline of a mark and of the casing around it, in pixels. */
export const markWidths: Record<SectorMark, { line: number; casing: number }> = {
  hovered: { line: 2.2, casing: 5.5 },
  selected: { line: 3, casing: 7 },
  cursor: { line: 6, casing: 8.5 },
};

/** A tile that repeats, in pixels: strokes and dots of one colour over the fill. */
export type PhasePattern = {
  name: string;
  size: number;
  lines: { from: [number, number]; to: [number, number] }[];
  dots: { at: [number, number]; radius: number }[];
  lineWidth: number;
};

/** How a phase looks, on every map and in the legend. Colours are `#rrggbb`. */
export type PhaseStyle = {
  fill: string;
  pattern: PhasePattern | null;
  /** Of the pattern's strokes and dots. */
  mark: string;
  /** Of the sector's label and of the badge; the number in the badge has the colour of the fill. */
  label: string;
  /** A thin dashed line just inside the border, for sectors of no stated phase. */
  inset: string | null;
  /**
   * The same in the dark, for drawings that change with the reader's screen by style sheet alone;
   * absent: these colours stay as they are.
   */
  dark?: Pick<PhaseStyle, 'fill' | 'mark' | 'label' | 'inset'>;
};

export type BorderStyle = {
  /** Between sectors: a dark hairline in a light casing, so that one of the two contrasts 3:1. */
  line: string;
  casing: string;
  lineWidth: number;
  casingWidth: number;
  outerWidth: number;
  /** Dashes of an illustrative border: dots, with round caps. */
  dots: [number, number];
  insetDashes: [number, number];
  /** How far within the border the inset line runs. */
  insetBy: number;
};

const ink = '#1c1a17';
/** In order of liking; white or black contrasts 4.5:1 with any fill. */
const labelColours = ['#ffffff', ink, '#000000'] as const;

const hatch: PhasePattern = {
  name: 'hatch',
  size: 6,
  lines: [
    { from: [-1.5, 1.5], to: [1.5, -1.5] },
    { from: [-1.5, 7.5], to: [7.5, -1.5] },
    { from: [4.5, 7.5], to: [7.5, 4.5] },
  ],
  dots: [],
  lineWidth: 1.3,
};

const dots: PhasePattern = {
  name: 'dots',
  size: 10,
  lines: [],
  dots: [
    { at: [2.5, 2.5], radius: 0.95 },
    { at: [7.5, 7.5], radius: 0.95 },
  ],
  lineWidth: 0,
};

const rules: PhasePattern = {
  name: 'rules',
  size: 7,
  lines: [{ from: [-1, 3.5], to: [8, 3.5] }],
  dots: [],
  lineWidth: 1,
};

const grid: PhasePattern = {
  name: 'grid',
  size: 9,
  lines: [
    { from: [-1, 4.5], to: [10, 4.5] },
    { from: [4.5, -1], to: [4.5, 10] },
  ],
  dots: [],
  lineWidth: 1,
};

/** Of phases 1 to 3, and of any beyond. */
export const phasePatterns = [hatch, dots, rules, grid];

/** Hue stays in the dark; lightness comes closer to the middle, where neither glares nor sinks. */
const dimmed = (lightness: number) => 0.5 + (lightness - 0.5) * 0.7;

/** @param phase null: no phase stated. */
export function phaseStyle(phase: MapPhase | null, theme: Theme): PhaseStyle {
  if (phase === null) {
    return theme === 'light'
      ? { fill: '#e7e4dd', pattern: null, mark: '#e7e4dd', label: '#454139', inset: '#9a9387' }
      : { fill: '#3a3833', pattern: null, mark: '#3a3833', label: '#dcd8ce', inset: '#857f74' };
  }
  const fill = theme === 'light' ? phase.colour : withLightness(phase.colour, dimmed);
  return {
    fill,
    pattern: phasePatterns[phase.number - 1] ?? grid,
    mark: mix(fill, ink, 0.4),
    label: labelOn(fill),
    inset: null,
  };
}

/**
 * A style in light colours that carries the dark ones. A page from a server does not know the screen
 * it will be seen on, and its script comes late or never.
 */
export function adaptiveStyle(phase: MapPhase | null): PhaseStyle {
  return { ...phaseStyle(phase, 'light'), dark: phaseStyle(phase, 'dark') };
}

/** The colour of text that reads on a fill. */
export function labelOn(fill: string): string {
  return labelColours.find((label) => contrast(fill, label) >= 4.5) ?? ink;
}

export function phaseStyles(phases: MapPhase[], theme: Theme): Map<number | null, PhaseStyle> {
  return new Map([
    [null, phaseStyle(null, theme)],
    ...phases.map((phase) => [phase.number, phaseStyle(phase, theme)] as const),
  ]);
}

export function adaptiveStyles(phases: MapPhase[]): Map<number | null, PhaseStyle> {
  return new Map([
    [null, adaptiveStyle(null)],
    ...phases.map((phase) => [phase.number, adaptiveStyle(phase)] as const),
  ]);
}

export function borderStyle(theme: Theme): BorderStyle {
  const widths = {
    lineWidth: 1.3,
    casingWidth: 3.4,
    outerWidth: 1.6,
    dots: [0.01, 3.2] as [number, number],
    insetDashes: [4, 3] as [number, number],
    insetBy: 4.5,
  };
  return theme === 'light'
    ? { line: '#2f2c27', casing: '#ffffff', ...widths }
    : { line: '#e8e4da', casing: '#1a1916', ...widths };
}
