import type { LabelLayout } from './labelLayout.ts';
import type { MapSector } from './types.ts';

/** Of the disc of a mark, in pixels. The same on every fill and in both themes: a light disc, dark lines. */
export const markRadius = 6.5;
export const markPaper = '#ffffff';
export const markInk = '#1c1a17';

/** Lines around the middle of the disc: a padlock, and the sign of inequality. */
export const markGlyphs = [
  { name: 'locked', path: 'M-2.8 -0.6H2.8V3.2H-2.8ZM-1.7 -0.6V-1.9A1.7 1.7 0 0 1 1.7 -1.9V-0.6' },
  { name: 'departs', path: 'M-3 -1.3H3M-3 1.5H3M1.5 -3.3L-1.5 3.5' },
] as const;

export type MarkName = (typeof markGlyphs)[number]['name'];

export function marksOf({ locked, departs }: Pick<MapSector, 'locked' | 'departs'>): MarkName[] {
  return [...(locked ? ['locked' as const] : []), ...(departs ? ['departs' as const] : [])];
}

/** From the middle of one mark to that of the next. */
export const markStep = 2 * markRadius + 2;

/** How far below the middle of a sector its marks stand in a row: under the label, in pixels. */
export function marksBelow({ baseline }: LabelLayout): number {
  return baseline + markRadius + 4;
}
