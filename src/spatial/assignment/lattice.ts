/**
 * A lattice of equal cells over an extent, gathered in blocks of `BLOCK` by `BLOCK` cells. Columns
 * and rows follow from coordinates by one monotone expression, the same when the index is built and
 * when a point is looked up: whatever its rounding, a coordinate between two others never falls
 * outside the columns of those two.
 */
export type Lattice = {
  blockColumns: number;
  blockRows: number;
  west: number;
  south: number;
  east: number;
  north: number;
  /** Columns of cells per degree; 0 for an extent without width. */
  scaleX: number;
  scaleY: number;
};

export const BLOCK_BITS = 3;
export const BLOCK = 1 << BLOCK_BITS;

/** Keeps the eastern and northern limit itself inside the last column and row. */
const MARGIN = 1 + 2 ** -40;

/**
 * A lattice of about `cells` cells, as square as its whole blocks allow.
 *
 * @param extent west, south, east, north
 */
export function latticeOver(
  extent: readonly [number, number, number, number],
  cells: number,
): Lattice {
  const [west, south, east, north] = extent;
  const width = east - west;
  const height = north - south;
  const ratio = width > 0 && height > 0 ? width / height : 1;
  const blockColumns = width > 0 ? clampSide(Math.sqrt(cells * ratio) / BLOCK) : 1;
  const blockRows = height > 0 ? clampSide(cells / blockColumns / BLOCK / BLOCK) : 1;
  return {
    blockColumns,
    blockRows,
    west,
    south,
    east,
    north,
    scaleX: width > 0 ? (blockColumns * BLOCK) / (width * MARGIN) : 0,
    scaleY: height > 0 ? (blockRows * BLOCK) / (height * MARGIN) : 0,
  };
}

function clampSide(blocks: number): number {
  return Math.max(1, Math.min(2048, Math.round(blocks)));
}
