import { boxesOverlap, type Box } from '../../../map/boxes.ts';

/** A sector on the plot, in pixels. */
export type Dot = { code: string; label: string; x: number; y: number };
export type PlacedLabel = { code: string; label: string; x: number; y: number };

const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** Between dots that would lie over each other. */
const spacing = 11;

/** Moves dots of one place apart, in a spiral around it, so that each is seen and can be reached. */
export function spread<Point extends Dot>(dots: readonly Point[]): Point[] {
  const together = new Map<string, number>();
  return dots.map((dot) => {
    const place = `${dot.x.toFixed(0)} ${dot.y.toFixed(0)}`;
    const before = together.get(place) ?? 0;
    together.set(place, before + 1);
    const radius = spacing * Math.sqrt(before);
    return {
      ...dot,
      x: dot.x + radius * Math.cos(before * goldenAngle),
      y: dot.y + radius * Math.sin(before * goldenAngle),
    };
  });
}

/** Of a dot and of the text beside it. */
const dotRadius = 6;
const lineHeight = 14;
const letterWidth = 7;

/**
 * Labels beside their dots, where there is room for them: over no dot, no other label and within the
 * frame. Earlier dots choose first.
 */
export function placeLabels(dots: readonly Dot[], frame: Box): PlacedLabel[] {
  const taken = dots.map(({ x, y }) => boxAt(x, y, dotRadius, dotRadius));
  return dots.flatMap(({ code, label, x, y }) => {
    const half = (label.length * letterWidth) / 2;
    const aside = half + dotRadius + 3;
    const above = lineHeight / 2 + dotRadius + 1;
    const places = [
      { x: x + aside, y },
      { x: x - aside, y },
      { x, y: y - above },
      { x, y: y + above },
    ];
    for (const place of places) {
      const box = boxAt(place.x, place.y, half, lineHeight / 2);
      const inside =
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom;
      if (!inside || taken.some((other) => boxesOverlap(box, other))) continue;
      taken.push(box);
      return [{ code, label, ...place }];
    }
    return [];
  });
}

function boxAt(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}
