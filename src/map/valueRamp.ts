import { fromOklch } from './colour.ts';
import type { Theme } from './phaseStyle.ts';

export const fewestClasses = 3;
export const mostClasses = 9;

/** Violet: as far from the red and yellow of phases as from the accent of actions. */
const hue = 290;

type Stop = { lightness: number; chroma: number };

/** Of the lowest value, of the middle and of the highest. Low values come close to the page. */
const stops: Record<Theme, [Stop, Stop, Stop]> = {
  light: [
    { lightness: 0.95, chroma: 0.025 },
    { lightness: 0.64, chroma: 0.145 },
    { lightness: 0.32, chroma: 0.15 },
  ],
  dark: [
    { lightness: 0.3, chroma: 0.065 },
    { lightness: 0.58, chroma: 0.155 },
    { lightness: 0.9, chroma: 0.05 },
  ],
};

/**
 * A sequential ramp of one hue, `#rrggbb`, from the lowest class to the highest, in steps of
 * lightness that look alike (OKLCH). It reads in greyscale: light to dark on a light page, dark to
 * light on a dark one.
 *
 * @param classes 1 to 9; fewer than 3 take the ends of the ramp
 * @throws RangeError for other numbers
 */
export function valueRamp(classes: number, theme: Theme): string[] {
  if (!Number.isInteger(classes) || classes < 1 || classes > mostClasses) {
    throw new RangeError(`No ramp has ${classes} classes.`);
  }
  const [low, middle, high] = stops[theme];
  return Array.from({ length: classes }, (_, index) => {
    const share = classes === 1 ? 0.5 : index / (classes - 1);
    const [from, to, part] = share < 0.5 ? [low, middle, share * 2] : [middle, high, share * 2 - 1];
    const between = (key: keyof Stop) => from[key] + (to[key] - from[key]) * part;
    return fromOklch(between('lightness'), between('chroma'), hue);
  });
}
