/** Whole column and row of a cell, counted from the origin of the projection. */
export type CellAddress = { column: number; row: number };

/**
 * A way to divide the plane into equal cells, in metres of EPSG:32616. The origin is that of the
 * projection, so that a cell of one size is the same cell in every grid.
 */
export type Tessellation = {
  kind: 'square' | 'hexagonal';
  /** Length of an edge of a cell. */
  side: number;
  /** The cell that holds a point; one on the line between cells is in exactly one of them. */
  cellAt: (x: number, y: number, into: CellAddress) => void;
  centre: (column: number, row: number) => [number, number];
  /** Corners, anticlockwise, not closed. */
  corners: (column: number, row: number) => [number, number][];
  /** Column and row steps to the cells around, for a cell of an even or odd row. */
  around: (row: number, contiguity: 'queen' | 'rook') => readonly (readonly [number, number])[];
};

/** @throws RangeError unless the side is above zero */
export function squares(side: number): Tessellation {
  checkSide(side);
  return {
    kind: 'square',
    side,
    cellAt: (x, y, into) => {
      into.column = Math.floor(x / side) + 0;
      into.row = Math.floor(y / side) + 0;
    },
    centre: (column, row) => [(column + 0.5) * side, (row + 0.5) * side],
    corners: (column, row) =>
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ].map(([dx = 0, dy = 0]) => [(column + dx) * side, (row + dy) * side]),
    around: (_, contiguity) =>
      [[-1, 0], [1, 0], [0, -1], [0, 1], ...(contiguity === 'queen' ? DIAGONAL : [])] as [
        number,
        number,
      ][],
  };
}

const DIAGONAL = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/**
 * Hexagons with a corner to the north, odd rows half a width to the east (the "odd-r" layout of
 * A. Patel, Hexagonal Grids, 2013, from which the rounding to a cell is taken).
 *
 * @throws RangeError unless the side is above zero
 */
export function hexagons(side: number): Tessellation {
  checkSide(side);
  const width = Math.sqrt(3) * side;
  const centre = (column: number, row: number): [number, number] => [
    (column + (row & 1) / 2) * width,
    row * 1.5 * side,
  ];
  return {
    kind: 'hexagonal',
    side,
    cellAt: (x, y, into) => {
      const r = y / (1.5 * side);
      const q = x / width - r / 2;
      let wholeQ = Math.round(q);
      let wholeR = Math.round(r);
      const wholeS = Math.round(-q - r);
      const offQ = Math.abs(wholeQ - q);
      const offR = Math.abs(wholeR - r);
      const offS = Math.abs(wholeS + q + r);
      if (offQ > offR && offQ > offS) wholeQ = -wholeR - wholeS;
      else if (offR > offS) wholeR = -wholeQ - wholeS;
      // Adding 0 turns a rounded -0 into the 0 that it is as an address.
      into.column = wholeQ + (wholeR - (wholeR & 1)) / 2 + 0;
      into.row = wholeR + 0;
    },
    centre,
    corners: (column, row) => {
      const [x, y] = centre(column, row);
      return [
        [x, y - side],
        [x + width / 2, y - side / 2],
        [x + width / 2, y + side / 2],
        [x, y + side],
        [x - width / 2, y + side / 2],
        [x - width / 2, y - side / 2],
      ];
    },
    around: (row) => {
      const east = row & 1;
      return [
        [-1, 0],
        [1, 0],
        [east - 1, -1],
        [east, -1],
        [east - 1, 1],
        [east, 1],
      ];
    },
  };
}

function checkSide(side: number): void {
  if (!(side > 0 && Number.isFinite(side))) throw new RangeError(`Not a cell size: ${side} m`);
}
