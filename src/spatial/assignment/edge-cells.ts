import type { EdgeTable } from './edge-table.ts';
import { grown } from './growth.ts';
import { BLOCK_BITS, type Lattice } from './lattice.ts';

/**
 * Flags in the low bits of an entry, which is `edge << 3` with flags.
 *
 * With `LOWER_IS_WEST` (`UPPER_IS_WEST`) the lower (upper) end of the edge lies in the row of the
 * cell but in a column west of it. `ENTERS_FROM_BELOW` marks the last cell, in this row, of an edge
 * that comes from the row below.
 */
export const LOWER_IS_WEST = 1;
export const UPPER_IS_WEST = 2;
export const ENTERS_FROM_BELOW = 4;
export const FLAG_BITS = 3;

/** Beyond this slope (x over y) an edge is taken to touch its whole width in every row. */
const STEEPEST = 1e15;

/** Which cells the edges touch. */
export type EdgeCells = {
  /** Per block of cells: 1 + its number among the blocks that an edge touches, 0 if none does. */
  blockNumber: Int32Array;
  blocks: number;
  /** Pairs of a slot (block number, row and column in it, as bits) and an entry. */
  slot: Int32Array;
  entry: Int32Array;
  count: number;
};

/**
 * Every cell that an edge touches, and perhaps, by the margin for rounding, one that it just
 * misses. The cells of an edge within one row are always consecutive.
 */
export function cellsOfEdges(table: EdgeTable, lattice: Lattice): EdgeCells {
  const { ends, edgeCount } = table;
  const { blockColumns, west, south, scaleX, scaleY } = lattice;
  if (edgeCount >= 2 ** (31 - FLAG_BITS)) throw new RangeError(`Too many edges: ${edgeCount}`);
  const rowHeight = 1 / scaleY;
  const marginX = scaleX > 0 ? 1e-6 / scaleX + ulps(west, lattice.east) : 0;
  const marginY = scaleY > 0 ? 1e-6 / scaleY + ulps(south, lattice.north) : 0;
  const blockNumber = new Int32Array(blockColumns * lattice.blockRows);
  const inBlock = (1 << BLOCK_BITS) - 1;
  let blocks = 0;
  let slot = new Int32Array(edgeCount * 3 + 1024);
  let entry = new Int32Array(slot.length);
  let count = 0;

  for (let edge = 0, at = 0; edge < edgeCount; edge++, at += 4) {
    const x0 = ends[at] as number;
    const y0 = ends[at + 1] as number;
    const x1 = ends[at + 2] as number;
    const y1 = ends[at + 3] as number;
    const column0 = ((x0 - west) * scaleX) | 0;
    const column1 = ((x1 - west) * scaleX) | 0;
    const row0 = ((y0 - south) * scaleY) | 0;
    const row1 = ((y1 - south) * scaleY) | 0;
    const coded = edge << FLAG_BITS;
    let first = column0 < column1 ? column0 : column1;
    let last = column0 < column1 ? column1 : column0;
    let slope = 0;
    let margin = 0;
    if (row0 !== row1 && first !== last) {
      slope = Math.max(-STEEPEST, Math.min(STEEPEST, (x1 - x0) / (y1 - y0)));
      margin = Math.abs(slope) === STEEPEST ? 360 : marginX + Math.abs(slope) * marginY;
    }
    for (let row = row0; row <= row1; row++) {
      if (margin !== 0) {
        const below = row === row0 ? x0 : x0 + (south + row * rowHeight - y0) * slope;
        const above = row === row1 ? x1 : x0 + (south + (row + 1) * rowHeight - y0) * slope;
        const from = Math.max(Math.min(x0, x1), Math.min(below, above) - margin);
        const to = Math.min(Math.max(x0, x1), Math.max(below, above) + margin);
        first = ((from - west) * scaleX) | 0;
        last = ((to - west) * scaleX) | 0;
      }
      if (count + last - first >= slot.length) {
        slot = grown(slot, count + last - first);
        entry = grown(entry, count + last - first);
      }
      const blockRow = (row >> BLOCK_BITS) * blockColumns;
      const rowInBlock = (row & inBlock) << BLOCK_BITS;
      for (let column = first; column <= last; column++) {
        let flags = 0;
        if (row === row0 && column0 < column) flags |= LOWER_IS_WEST;
        if (row === row1 && column1 < column) flags |= UPPER_IS_WEST;
        if (row > row0 && column === last) flags |= ENTERS_FROM_BELOW;
        const block = blockRow + (column >> BLOCK_BITS);
        let number = blockNumber[block] as number;
        if (number === 0) {
          number = ++blocks;
          blockNumber[block] = number;
        }
        slot[count] = ((number - 1) << (2 * BLOCK_BITS)) | rowInBlock | (column & inBlock);
        entry[count++] = coded | flags;
      }
    }
  }
  return { blockNumber, blocks, slot, entry, count };
}

/** A few units in the last place of the larger of two coordinates. */
function ulps(a: number, b: number): number {
  return 2 ** -48 * Math.max(Math.abs(a), Math.abs(b));
}
