import { ENTERS_FROM_BELOW, FLAG_BITS, type EdgeCells } from './edge-cells.ts';
import type { EdgeTable } from './edge-table.ts';
import { BLOCK, BLOCK_BITS, type Lattice } from './lattice.ts';
import { PolygonSet } from './polygon-set.ts';
import { orderBySlot, type SlotOrder } from './slot-order.ts';

/**
 * What lies in every cell.
 *
 * A label of 0 or more is the one polygon that contains the whole cell; -1 is none. Otherwise
 * -2 - n says more, see `MIXED`.
 *
 * Why this is enough to locate a point: a polygon contains it if an odd number of its edges lie
 * west of it. Edges that do not touch the cell are wholly west or wholly east of it in this row. Of
 * the western ones, each counts between the heights of its ends: those that come from the row below
 * are in the `base` of the cell, and an end within the row either joins another western edge, and
 * the two cancel, or joins an edge of the cell, and is a flag of that edge. So no crossing is
 * computed, only compared.
 */
export type CellLabels = {
  /** Per block: a label, n being the number of the block in `fine`, or `BASES` and a place in `bases`. */
  coarse: Int32Array;
  /** Per slot, a cell of a block that edges touch: a label, n the base + 1, or `BASES` and a place. */
  fine: Int32Array;
  /** The edges of each slot. */
  order: SlotOrder;
  /** Sets of polygons that count as odd before the edges of a cell do. */
  bases: number[][];
};

/** Added to n where it is a place in `bases`: more than one polygon lies west of the cell. */
export const BASES = 2 ** 30;

/**
 * Sweeps each row of cells from west to east, toggling a polygon where one of its edges that comes
 * from the row below has been passed. A cell without edges lies in the polygons toggled on so far.
 */
export function labelCells(edges: EdgeTable, lattice: Lattice, touched: EdgeCells): CellLabels {
  const { blockColumns, blockRows } = lattice;
  const { blockNumber, blocks } = touched;
  const coarse = new Int32Array(blockColumns * blockRows);
  const fine = new Int32Array(blocks << (2 * BLOCK_BITS));
  const order = orderBySlot(touched, fine.length);
  const bases: number[][] = [];
  const inside = new PolygonSet();
  for (let row = 0; row < blockRows * BLOCK; row++) {
    const rowInBlock = row & (BLOCK - 1);
    const firstBlock = (row >> BLOCK_BITS) * blockColumns;
    inside.clear();
    for (let block = firstBlock; block < firstBlock + blockColumns; block++) {
      const number = blockNumber[block] as number;
      if (number > 0) {
        if (rowInBlock === 0) coarse[block] = -1 - number;
        const slot = ((number - 1) << (2 * BLOCK_BITS)) | (rowInBlock << BLOCK_BITS);
        labelRowOfBlock(slot, fine, order, edges.polygon, inside, bases);
      } else if (rowInBlock === 0) {
        coarse[block] = inside.size > 1 ? manyBases(inside, bases) : inside.first;
      }
    }
  }
  return { coarse, fine, order, bases };
}

function labelRowOfBlock(
  slot: number,
  fine: Int32Array,
  { entries, ends }: SlotOrder,
  polygonOf: Int32Array,
  inside: PolygonSet,
  bases: number[][],
): void {
  let to = slot === 0 ? 0 : (ends[slot - 1] as number);
  for (let s = slot; s < slot + BLOCK; s++) {
    const from = to;
    to = ends[s] as number;
    if (inside.size > 1) fine[s] = manyBases(inside, bases);
    else fine[s] = from === to ? inside.first : -3 - inside.first;
    for (let at = from; at < to; at++) {
      const entry = entries[at] as number;
      if ((entry & ENTERS_FROM_BELOW) !== 0) inside.toggle(polygonOf[entry >> FLAG_BITS] as number);
    }
  }
}

function manyBases(inside: PolygonSet, bases: number[][]): number {
  bases.push(inside.members());
  return -2 - (BASES + bases.length - 1);
}
