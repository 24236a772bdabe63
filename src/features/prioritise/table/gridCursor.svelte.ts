import {
  moveCell,
  rangeBetween,
  within,
  type CellPosition,
  type CellRange,
  type GridExtent,
} from './cellRange.ts';
import type { Direction } from './gridKeys.ts';

/** The cell that has the focus and the cells marked from there; positions, not sectors. */
export class GridCursor {
  readonly #extent: () => GridExtent;
  #active = $state.raw<CellPosition>({ row: 0, column: 0 });
  #anchor = $state.raw<CellPosition>({ row: 0, column: 0 });
  #marked = $state.raw<'row' | 'column' | 'all' | null>(null);

  constructor(extent: () => GridExtent) {
    this.#extent = extent;
  }

  get active(): CellPosition {
    return within(this.#active, this.#extent());
  }

  /** null: nothing beyond the one cell. */
  get range(): CellRange | null {
    const { rows, columns } = this.#extent();
    const { row, column } = this.active;
    const all = { top: 0, bottom: rows - 1, left: 0, right: columns - 1 };
    switch (this.#marked) {
      case 'all':
        return all;
      case 'row':
        return { ...all, top: Math.max(row, 0), bottom: Math.max(row, 0) };
      case 'column':
        return { ...all, left: column, right: column };
      case null:
        return this.#dragged();
    }
  }

  /** @param extend marks everything between the cell where marking began and this one */
  go(to: CellPosition, extend = false): void {
    if (!extend) this.#anchor = to;
    this.#active = to;
    this.#marked = null;
  }

  move(direction: Direction, extend: boolean): void {
    const extent = this.#extent();
    const to = moveCell(this.active, direction, extent);
    // Headings are not marked with the cells below them.
    this.go(extend ? { ...to, row: Math.max(to.row, Math.min(this.active.row, 0)) } : to, extend);
  }

  mark(what: 'row' | 'column' | 'all'): void {
    this.clear();
    this.#marked = what;
  }

  clear(): void {
    this.#marked = null;
    this.#anchor = this.#active;
  }

  #dragged(): CellRange | null {
    const extent = this.#extent();
    const [anchor, active] = [within(this.#anchor, extent), this.active];
    const same = anchor.row === active.row && anchor.column === active.column;
    return same || active.row < 0 || anchor.row < 0 ? null : rangeBetween(anchor, active);
  }
}
