import { headingRow, type CellPosition } from './cellRange.ts';
import { clipboardText } from './clipboardText.ts';
import type { GridCursor } from './gridCursor.svelte.ts';
import { gridAction, type GridAction } from './gridKeys.ts';
import type { MatrixColumn } from './matrixColumns.ts';
import type { MatrixRow } from './matrixRows.ts';

/** What the keyboard and the mouse work on, read afresh at every event. */
export type GridHost = {
  readonly cursor: GridCursor;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly chosen: ReadonlySet<string>;
  /** Whether a key may give this phase; null: take it away. */
  mayAssign: (phase: number | null) => boolean;
  /** The focus and what is in view follow the cursor. */
  reveal: () => void;
  /** Enter on a heading: sort by the column, or fold the group. */
  activateHeading: (position: CellPosition) => void;
  openMenu: (column: number) => void;
  onchoose: (codes: string[], how: { additive: boolean }) => void;
  onphase: (codes: string[], phase: number | null) => void;
  oncopied: (rows: number, columns: number) => void;
};

export function answerKey(host: GridHost, event: KeyboardEvent): void {
  // A menu or a button within the table has keys of its own.
  const action = gridAction(event);
  if (action && perform(host, action)) event.preventDefault();
}

/** @returns whether the key meant something here */
function perform(host: GridHost, action: GridAction): boolean {
  const { cursor } = host;
  const row = host.rows[cursor.active.row];
  switch (action.kind) {
    case 'move':
      cursor.move(action.to, action.extend);
      host.reveal();
      return true;
    case 'mark':
      cursor.mark(action.what);
      return true;
    case 'choose':
    case 'activate':
      if (row) host.onchoose([row.code], { additive: action.kind === 'choose' });
      else host.activateHeading(cursor.active);
      return true;
    case 'menu':
      if (cursor.active.row !== headingRow) return false;
      host.openMenu(cursor.active.column);
      return true;
    case 'clear':
      if (!cursor.range) return false;
      cursor.clear();
      return true;
    case 'assign':
      return assign(host, action.phase, row);
  }
}

function assign(host: GridHost, phase: number | null, focused: MatrixRow | undefined): boolean {
  if (!host.mayAssign(phase)) return false;
  // What the filter hides is not changed behind its back.
  const chosen = host.rows.filter(({ code }) => host.chosen.has(code));
  const codes = (chosen.length > 0 ? chosen : focused ? [focused] : []).map(({ code }) => code);
  if (codes.length > 0) host.onphase(codes, phase);
  return codes.length > 0;
}

/** Copies the marked cells, else the chosen rows, else the one cell, always with headings. */
export function answerCopy(host: GridHost, event: ClipboardEvent): void {
  const { rows, columns, cursor, chosen } = host;
  const { range, active } = cursor;
  const chosenRows = rows.filter(({ code }) => chosen.has(code));
  const copied = range
    ? ([
        rows.slice(range.top, range.bottom + 1),
        columns.slice(range.left, range.right + 1),
      ] as const)
    : chosenRows.length > 0
      ? ([chosenRows, columns] as const)
      : ([
          rows.slice(Math.max(active.row, 0), active.row + 1),
          columns.slice(active.column, active.column + 1),
        ] as const);
  if (!event.clipboardData || copied[0].length === 0) return;
  event.clipboardData.setData('text/plain', clipboardText(...copied));
  event.preventDefault();
  host.oncopied(copied[0].length, copied[1].filter(({ kind }) => kind !== 'folded').length);
}

/** The cell an event happened in, by its `data-cell="row:column"`. */
export function cellOf({ target }: Event): CellPosition | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (cell?.dataset['cell'] ?? '').split(':').map(Number);
  return cell && row !== undefined && column !== undefined ? { row, column } : null;
}

/** Pressing a cell puts the focus there; with the shift key it marks the cells up to there. */
export function answerPress(host: GridHost, event: PointerEvent): void {
  const cell = cellOf(event);
  if (cell && event.button === 0) host.cursor.go(cell, event.shiftKey && cell.row >= 0);
}

/** Drawing the mouse over cells marks them. */
export function answerDrag(host: GridHost, event: PointerEvent): void {
  const cell = cellOf(event);
  if (cell && cell.row >= 0 && event.buttons === 1 && host.cursor.active.row >= 0) {
    host.cursor.go(cell, true);
  }
}

/** A click on a heading sorts; in a row it chooses: this row alone, with the control key besides, with the shift key up to there. */
export function answerClick(host: GridHost, event: MouseEvent): void {
  const cell = cellOf(event);
  if (cell?.row === headingRow) host.activateHeading(cell);
  const row = cell && host.rows[cell.row];
  if (!row) return;
  const { range } = host.cursor;
  const codes =
    event.shiftKey && range
      ? host.rows.slice(range.top, range.bottom + 1).map(({ code }) => code)
      : [row.code];
  host.onchoose(codes, { additive: event.ctrlKey || event.metaKey });
}
