/** How the badge with the phase number and the label stand around the middle of a sector, in pixels. */
export type LabelLayout = {
  fontSize: number;
  /** Baseline of the label, below the middle. */
  baseline: number;
  badge: { radius: number; fontSize: number; y: number } | null;
  /** Whether it lies within the sector, or as good as. */
  fits: boolean;
};

const sizes = [20, 18, 16, 15, 14, 13, 12, 11.5];
const gap = 2;
/** Of the font size; digits and a hyphen, semibold. */
export const characterWidth = 0.6;
const capHeight = 0.7;
/** The largest text leaves this much room around it. */
const air = 1.5;
/** The smallest text may come this close to the border, or a little over it: it has a halo. */
export const squeeze = 0.8;

/**
 * The largest label, under its badge, that fits with air around it; else the smallest size, squeezed;
 * else that size without the badge.
 *
 * @param fits whether a box of this width and height around the middle lies within the sector
 * @param largest no text larger than this, in pixels
 */
export function labelLayout(
  label: string,
  hasBadge: boolean,
  fits: (width: number, height: number) => boolean,
  largest = Infinity,
): LabelLayout {
  const smallest = sizes.at(-1) ?? 11.5;
  const block = (fontSize: number, withBadge: boolean) => {
    const radius = withBadge ? Math.max(8, fontSize * 0.62) : 0;
    const height = fontSize * capHeight + (withBadge ? 2 * radius + gap : 0);
    const width = Math.max(label.length * characterWidth * fontSize, 2 * radius);
    const layout = {
      fontSize,
      baseline: height / 2,
      badge: withBadge ? { radius, fontSize: radius * 1.4, y: radius - height / 2 } : null,
    };
    return { width, height, layout };
  };
  const isInside = ({ width, height }: ReturnType<typeof block>) =>
    fits(width * squeeze, height * squeeze);
  const roomy = sizes
    .filter((size) => size <= largest)
    .map((size) => block(size, hasBadge))
    .find(({ width, height }) => fits(width * air, height * air));
  if (roomy) return { ...roomy.layout, fits: true };
  const squeezed = block(smallest, hasBadge);
  if (isInside(squeezed)) return { ...squeezed.layout, fits: true };
  const bare = block(smallest, false);
  return { ...bare.layout, fits: hasBadge && isInside(bare) };
}

/**
 * One text size for a whole map, so that no sector seems to matter more: the largest that three
 * quarters of the labels can have.
 */
export function commonSize(layouts: LabelLayout[]): number {
  const fitted = layouts.map(({ fontSize }) => fontSize).sort((a, b) => a - b);
  return fitted[Math.floor(fitted.length / 4)] ?? Infinity;
}
