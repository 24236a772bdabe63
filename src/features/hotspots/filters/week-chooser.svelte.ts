import {
  moved,
  rectangle,
  sameWeek,
  toggled,
  wholeWeek,
  type WeekFilter,
  type WeekHour,
} from './week-matrix.ts';

type Reading = { filter: WeekFilter; hoursDown: boolean };

/** Hours of the week that are chosen by pointer, finger or keys in a grid of elements. */
export class WeekChooser {
  readonly #read: () => Reading;
  readonly #choose: (next: WeekFilter) => void;
  /** The cell or heading that the focus is on, or would be. */
  focused = $state.raw<WeekHour>({ weekday: 1, hour: 0 });
  /** Where a pointer was pressed: one corner of what is being chosen. */
  #anchor: WeekHour | null = null;
  #dragged = false;
  /** The same for keys. */
  #corner: WeekHour | null = null;
  #grid: HTMLElement | null = null;

  constructor(read: () => Reading, onchoose: (next: WeekFilter) => void) {
    this.#read = read;
    this.#choose = (next) => {
      if (!sameWeek(next, this.#read().filter)) onchoose(next);
    };
  }

  /** To be attached to the grid, whose cells say their place by `data-hour` and `data-weekday`. */
  readonly attach = (grid: HTMLElement): void => {
    this.#grid = grid;
  };

  tabindexOf({ hour, weekday }: WeekHour): 0 | -1 {
    return hour === this.focused.hour && weekday === this.focused.weekday ? 0 : -1;
  }

  readonly takeHold = (event: PointerEvent): void => {
    const place = this.#placeOf(event.target);
    if (!place || event.button !== 0) return;
    this.focused = place;
    this.#anchor = place;
    this.#dragged = false;
    if (event.target instanceof Element) event.target.releasePointerCapture(event.pointerId);
  };

  readonly drag = (event: PointerEvent): void => {
    const anchor = this.#anchor;
    if (!anchor || isHeading(anchor) || event.buttons === 0) return;
    const place = this.#placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (!place || isHeading(place)) return;
    if (!this.#dragged && place.hour === anchor.hour && place.weekday === anchor.weekday) return;
    this.#dragged = true;
    this.#chooseBetween(anchor, place, false);
  };

  readonly letGo = (): void => {
    if (this.#anchor && !this.#dragged) this.#pick(this.#anchor);
    this.#anchor = null;
  };

  readonly loseHold = (): void => {
    this.#anchor = null;
  };

  readonly handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') {
      this.#pick(this.focused);
      this.#corner = null;
    } else {
      const next = moved(this.focused, event.key, this.#read().hoursDown);
      if (!next) return;
      if (event.shiftKey && !isHeading(this.focused) && !isHeading(next)) {
        this.#corner ??= this.focused;
        this.#chooseBetween(this.#corner, next, false);
      } else this.#corner = null;
      this.#focus(next);
    }
    event.preventDefault();
  };

  #focus({ hour, weekday }: WeekHour): void {
    this.focused = { hour, weekday };
    this.#grid
      ?.querySelector<HTMLElement>(`[data-hour="${hour}"][data-weekday="${weekday}"]`)
      ?.focus();
  }

  #placeOf(target: EventTarget | null): WeekHour | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-hour]') : null;
    if (!cell || !this.#grid?.contains(cell)) return null;
    return { hour: Number(cell.dataset.hour), weekday: Number(cell.dataset.weekday) };
  }

  #pick(place: WeekHour): void {
    const { filter } = this.#read();
    if (place.weekday < 1) this.#choose(toggled(filter, { hour: place.hour }));
    else if (place.hour < 0) this.#choose(toggled(filter, { weekday: place.weekday }));
    else this.#chooseBetween(place, place, true);
  }

  /** One rectangle; chosen once more, the whole week. */
  #chooseBetween(one: WeekHour, other: WeekHour, toggling: boolean): void {
    const next = rectangle(one, other);
    this.#choose(toggling && sameWeek(next, this.#read().filter) ? wholeWeek : next);
  }
}

function isHeading({ hour, weekday }: WeekHour): boolean {
  return hour < 0 || weekday < 1;
}
