import type { Area } from '../../domain/territory.ts';
import { polygonsOf } from '../geometry/area.ts';

/** west, south, east, north; reversed infinities for an area without positions. */
export type Box = [number, number, number, number];

export function boxOf(area: Area): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of polygonsOf(area).flat(2)) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Every pair (position in `a`, position in `b`) whose boxes meet, by a sweep from west to east. */
export function* meetingBoxes(a: readonly Box[], b: readonly Box[]): Generator<[number, number]> {
  const order = [...b.keys()].sort((i, j) => (b[i]?.[0] ?? 0) - (b[j]?.[0] ?? 0));
  const widest = b.reduce((width, box) => Math.max(width, box[2] - box[0]), 0);
  for (const [i, box] of a.entries()) {
    for (let k = firstWestOf(b, order, box[0] - widest); k < order.length; k++) {
      const j = order[k] as number;
      const other = b[j];
      if (other === undefined || other[0] > box[2]) break;
      if (other[2] >= box[0] && other[1] <= box[3] && other[3] >= box[1]) yield [i, j];
    }
  }
}

/** Place in `order` of the first box whose western limit is not west of `limit`. */
function firstWestOf(boxes: readonly Box[], order: readonly number[], limit: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxes[order[middle] ?? 0]?.[0] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
