/**
 * Points that fell in mixed cells, put aside until there are enough of them to be looked at block
 * by block: then the edges of a block are in the processor's cache for all of its points.
 */
export type PendingPoints = {
  point: Int32Array;
  slot: Int32Array;
  x: Float64Array;
  y: Float64Array;
  count: number;
};

const PENDING = 2 ** 17;

export function pendingPoints(points: number): PendingPoints {
  const capacity = Math.min(PENDING, points);
  return {
    point: new Int32Array(capacity),
    slot: new Int32Array(capacity),
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    count: 0,
  };
}

/** Positions in the columns, those of one block together (counting sort by block). */
export function orderByBlock(
  { slot, count }: PendingPoints,
  blocks: number,
  blockShift: number,
): Int32Array {
  const starts = new Int32Array(blocks + 1);
  for (let k = 0; k < count; k++) {
    const block = (slot[k] as number) >> blockShift;
    starts[block + 1] = (starts[block + 1] as number) + 1;
  }
  for (let block = 0; block < blocks; block++) {
    starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
  }
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const block = (slot[k] as number) >> blockShift;
    const place = starts[block] as number;
    order[place] = k;
    starts[block] = place + 1;
  }
  return order;
}
