import { boxAround, boxesOverlap, type Box } from './boxes.ts';
import { characterWidth, squeeze } from './labelLayout.ts';
import type { DrawnSector } from './sectorDrawing.ts';

/** Pixels that a label larger than its sector keeps from any other. */
const air = 6;

/**
 * The sectors whose labels can be told apart: a map of hundreds is not legible by drawing all of
 * them over each other. Those that fit come first, the roomiest before the others, and each stays
 * unless it would cover one that did. A label that is larger than its sector stays where it is still
 * plain whose it is: it covers no other, drawn or not, and is not much the larger. What is left out
 * is found in the list and by pointing.
 *
 * The outcome depends on the drawing alone; it has the order of `drawn`.
 */
export function legibleLabels(drawn: DrawnSector[]): DrawnSector[] {
  const labels = drawn
    .map((one) => ({ one, fits: one.label.fits, box: labelBox(one, 0), wide: labelBox(one, air) }))
    .sort(
      (a, b) =>
        Number(b.fits) - Number(a.fits) ||
        b.one.middle.radius - a.one.middle.radius ||
        (a.one.sector.code < b.one.sector.code ? -1 : 1),
    );
  const kept = new Set<(typeof labels)[number]>();
  for (const label of labels) {
    const others = label.fits ? kept : labels;
    const isClear = [...others].every(
      (other) => other === label || !boxesOverlap(label.fits ? label.box : label.wide, other.box),
    );
    if (isClear && (label.fits || isPlain(label))) kept.add(label);
  }
  const legible = new Set([...kept].map(({ one }) => one));
  return drawn.filter((one) => legible.has(one));
}

/** Whether a label goes no further beyond its sector than the sector goes from its middle. */
function isPlain({ one, box }: { one: DrawnSector; box: Box }): boolean {
  return box.right - box.left <= 4 * one.middle.radius;
}

/** What the letters of a label and its badge cover, and so many pixels around it; halos may touch. */
function labelBox({ sector, middle, label }: DrawnSector, around: number): Box {
  const text = sector.label.length * characterWidth * label.fontSize;
  const width = Math.max(text, 2 * (label.badge?.radius ?? 0));
  const height = squeeze * 2 * label.baseline;
  return boxAround([middle.x, middle.y], width + 2 * around, height + 2 * around);
}
