import type { Position } from 'geojson';
import { addressBook } from '../../spatial/hotspots/place-counts.ts';
import type { CellColumns } from '../../spatial/hotspots/analysis.ts';
import { cellAddressAt, cellCentre, cellOutline } from '../../spatial/hotspots/cell-grid.ts';
import type { ArrowKey } from '../neighbourInDirection.ts';

/** The cells of a grid on the map: what lies where, in WGS84 degrees. */
export type CellField = {
  cells: CellColumns;
  /** The address of a cell, as `12:-5`. */
  idOf: (cell: number) => string;
  /** -1: no cell of this grid. */
  cellOf: (id: string | null) => number;
  cellAt: (place: Position) => number;
  centreOf: (cell: number) => [lng: number, lat: number];
  /** Closed. */
  outlineOf: (cell: number) => Position[];
  /** The cell that an arrow key leads to; the same one at the edge. */
  next: (cell: number, key: ArrowKey) => number;
};

const steps: Record<ArrowKey, [column: number, row: number]> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};
/** Cells that an arrow jumps over where the study area has a gap. */
const longestJump = 400;

export function cellField(cells: CellColumns): CellField {
  const { shape, column, row } = cells;
  const positionOf = addressBook(cells);
  const addressOf = (cell: number): [column: number, row: number] => [
    column[cell] ?? NaN,
    row[cell] ?? NaN,
  ];
  return {
    cells,
    idOf: (cell) => addressOf(cell).join(':'),
    cellOf: (id) => {
      const [c = NaN, r = NaN] = (id ?? '').split(':').map(Number);
      return Number.isInteger(c) && Number.isInteger(r) ? positionOf(c, r) : -1;
    },
    cellAt: ([lng = 0, lat = 0]) => {
      const address = cellAddressAt(shape, lng, lat);
      return positionOf(address.column, address.row);
    },
    centreOf: (cell) => cellCentre(shape, ...addressOf(cell)),
    outlineOf: (cell) => cellOutline(shape, ...addressOf(cell)).coordinates[0] ?? [],
    next: (cell, key) => {
      const [c, r] = addressOf(cell);
      const [right, up] = steps[key];
      for (let jump = 1; jump <= longestJump; jump++) {
        const found = positionOf(c + jump * right, r + jump * up);
        if (found >= 0) return found;
      }
      return up === 0 ? cell : besides(cell, up);
    },
  };

  /** Where nothing lies straight above or below: the nearest cell of the next row, within reach. */
  function besides(cell: number, up: number): number {
    const [c, r] = addressOf(cell);
    for (let aside = 1; aside <= 3; aside++) {
      for (const side of [aside, -aside]) {
        const found = positionOf(c + side, r + up);
        if (found >= 0) return found;
      }
    }
    return cell;
  }
}
