export type Direction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'column-start'
  | 'column-end'
  | 'grid-start'
  | 'grid-end';

/** What a key asks of the table; copying is the browser's own event. */
export type GridAction =
  | { kind: 'move'; to: Direction; extend: boolean }
  | { kind: 'mark'; what: 'row' | 'column' | 'all' }
  | { kind: 'choose' | 'activate' | 'menu' | 'clear' }
  /** null: no phase. */
  | { kind: 'assign'; phase: number | null };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const moves: Partial<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
};

const controlMoves: Partial<Record<string, Direction>> = {
  ArrowUp: 'column-start',
  ArrowDown: 'column-end',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'grid-start',
  End: 'grid-end',
};

/** The keys of a spreadsheet; null: the key means nothing here and goes on. */
export function gridAction(event: Key): GridAction | null {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { kind: 'menu' };
  if (altKey) return key === 'ArrowDown' && !control ? { kind: 'menu' } : null;
  const to = control ? controlMoves[key] : moves[key];
  if (to) return { kind: 'move', to, extend: shiftKey };
  if (key === ' ') return spaceAction(control, shiftKey);
  if (control) {
    return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'mark', what: 'all' } : null;
  }
  if (key === 'Enter') return { kind: 'activate' };
  if (key === 'Escape') return { kind: 'clear' };
  if (/^[0-9]$/.test(key)) return { kind: 'assign', phase: key === '0' ? null : Number(key) };
  return null;
}

function spaceAction(control: boolean, shift: boolean): GridAction {
  if (control) return { kind: 'mark', what: shift ? 'all' : 'column' };
  return shift ? { kind: 'mark', what: 'row' } : { kind: 'choose' };
}
