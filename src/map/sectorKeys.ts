import { isArrowKey, neighbourInDirection, type Place } from './neighbourInDirection.ts';
import type { OnSelect } from './types.ts';

type Keyboard = {
  places: Place[];
  /** The sector that the keys stand on. */
  cursor: string | null;
  selected: string | null;
  onmove: (code: string) => void;
  onselect: OnSelect;
  onzoom?: (levels: number) => void;
  /** Any other key, with the sector that it was pressed on. */
  onkey?: ((event: KeyboardEvent, code: string) => void) | undefined;
};

/** What the keys do on a map: arrows move, Enter and Space open (with Shift add), Escape closes, + and - zoom. */
export function handleSectorKey(
  event: KeyboardEvent,
  { places, cursor, selected, onmove, onselect, onzoom, onkey }: Keyboard,
) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isArrowKey(event.key)) {
    const next = neighbourInDirection(places, cursor, event.key);
    if (next !== null) onmove(next);
  } else if ((event.key === 'Enter' || event.key === ' ') && cursor !== null) {
    onselect(cursor, { additive: event.shiftKey });
  } else if (event.key === 'Escape' && selected !== null) {
    onselect(null, { additive: false });
  } else if (onzoom && (event.key === '+' || event.key === '-')) {
    onzoom(event.key === '+' ? 1 : -1);
  } else {
    if (cursor !== null) onkey?.(event, cursor);
    return;
  }
  event.preventDefault();
}
