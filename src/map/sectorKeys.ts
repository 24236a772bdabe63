import { isArrowKey, neighbourInDirection, type Place } from './neighbourInDirection.ts';

type Keyboard = {
  places: Place[];
  /** The sector that the keys stand on. */
  cursor: string | null;
  selected: string | null;
  onmove: (code: string) => void;
  onselect: (code: string | null) => void;
  onzoom?: (levels: number) => void;
};

/** What the keys do on a map: arrows move, Enter and Space open, Escape closes, + and - zoom. */
export function handleSectorKey(
  event: KeyboardEvent,
  { places, cursor, selected, onmove, onselect, onzoom }: Keyboard,
) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isArrowKey(event.key)) {
    const next = neighbourInDirection(places, cursor, event.key);
    if (next !== null) onmove(next);
  } else if ((event.key === 'Enter' || event.key === ' ') && cursor !== null) {
    onselect(cursor);
  } else if (event.key === 'Escape' && selected !== null) {
    onselect(null);
  } else if (onzoom && (event.key === '+' || event.key === '-')) {
    onzoom(event.key === '+' ? 1 : -1);
  } else {
    return;
  }
  event.preventDefault();
}
