import { INVALID, OUTSIDE, type Assignment, type OverlapCounts } from './assignment.ts';
import { polygonOfOuterEdge, polygonsAtPoint } from './boundary-point.ts';
import { BASES } from './cell-labels.ts';
import { invalidity } from './invalid-point.ts';
import { BLOCK, BLOCK_BITS } from './lattice.ts';
import { locateInMixedCell, UNSETTLED } from './mixed-cell.ts';
import { orderByBlock, type PendingPoints } from './pending-points.ts';
import type { PolygonIndex } from './polygon-index.ts';
import { surroundings } from './unsettled-point.ts';

/** What an assignment under way reads and writes. */
export type Work = {
  index: PolygonIndex;
  longitudes: Float64Array;
  latitudes: Float64Array;
  assignment: Assignment;
  overlaps: OverlapCounts;
  pending: PendingPoints;
};

/** Assigns the points from `from` to before `to`. */
export function assignRange(work: Work, from: number, to: number): void {
  const { index, longitudes, latitudes, assignment, pending } = work;
  const { coarse, fine } = index.cells;
  const { west, south, east, north, scaleX, scaleY, blockColumns } = index.lattice;
  const { polygon } = assignment;
  const { point, slot: slots, x: xs, y: ys } = pending;
  const blockBits = BLOCK_BITS;
  const inBlock = BLOCK - 1;
  const bases = BASES;
  let waiting = 0;
  let outside = 0;
  let assigned = 0;
  for (let i = from; i < to; i++) {
    const x = longitudes[i] as number;
    const y = latitudes[i] as number;
    let found: number;
    if (x >= west && x <= east && y >= south && y <= north) {
      const column = ((x - west) * scaleX) | 0;
      const row = ((y - south) * scaleY) | 0;
      found = coarse[(row >> blockBits) * blockColumns + (column >> blockBits)] as number;
      if (found < -1) {
        const n = -2 - found;
        if (n < bases) {
          const slot = (((n << blockBits) | (row & inBlock)) << blockBits) | (column & inBlock);
          found = fine[slot] as number;
          if (found < -1) {
            if (waiting === point.length) {
              pending.count = waiting;
              settlePending(work);
              waiting = 0;
            }
            point[waiting] = i;
            slots[waiting] = slot;
            xs[waiting] = x;
            ys[waiting++] = y;
            continue;
          }
        } else {
          found = settle(work, -1, n, x, y);
        }
      }
    } else {
      found = outsideExtent(work, x, y);
    }
    polygon[i] = found;
    if (found >= 0) assigned++;
    else if (found === -1) outside++;
  }
  assignment.assigned += assigned;
  assignment.outside += outside;
  pending.count = waiting;
  settlePending(work);
}

function settlePending(work: Work): void {
  const { index, assignment, pending } = work;
  const { fine } = index.cells;
  const { point, slot: slots, x: xs, y: ys, count } = pending;
  const order = orderByBlock(pending, fine.length >> (2 * BLOCK_BITS), 2 * BLOCK_BITS);
  for (let o = 0; o < count; o++) {
    const k = order[o] as number;
    const slot = slots[k] as number;
    const x = xs[k] as number;
    const y = ys[k] as number;
    const n = -2 - (fine[slot] as number);
    let found = n < BASES ? locateInMixedCell(index, slot, n - 1, x, y) : UNSETTLED;
    if (found === UNSETTLED) found = settle(work, slot, n, x, y);
    assignment.polygon[point[k] as number] = found;
    if (found >= 0) assignment.assigned++;
    else assignment.outside++;
  }
}

/** One polygon for a point on edges or in several polygons, with shared edges and overlaps noted. */
function settle(work: Work, slot: number, n: number, x: number, y: number): number {
  const { index, assignment, overlaps } = work;
  const { inside, edgesAtPoint } = surroundings(index, slot, n, x, y);
  if (polygonsAtPoint(index.edges, edgesAtPoint) > 1) assignment.onSharedEdge++;
  const [lowest] = inside;
  if (lowest === undefined) {
    return edgesAtPoint.length > 0 ? polygonOfOuterEdge(index.edges, edgesAtPoint) : OUTSIDE;
  }
  if (inside.length > 1) {
    assignment.overlapping++;
    overlaps.add(inside);
  }
  return lowest;
}

function outsideExtent({ index, assignment }: Work, x: number, y: number): number {
  const reason = invalidity(index.lattice, x, y);
  if (reason === null) return OUTSIDE;
  assignment.invalid[reason]++;
  return INVALID;
}
