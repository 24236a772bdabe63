import type { Box } from './boxes.ts';
import type { Place } from './neighbourInDirection.ts';
import type { OnChoose, OnSelect } from './types.ts';

/** What a map tells of itself, in pixels from its upper left corner. */
type Target = {
  sectorAt: (place: { x: number; y: number }) => string | null;
  placesOnScreen: () => Place[];
};

type Input = {
  target: Target | undefined;
  onselect: OnSelect;
  onchoose: OnChoose | undefined;
  /** Nothing else is dragged here: a mouse needs no Shift. */
  mouseDraws?: boolean;
};
type Start = { id: number; x: number; y: number };

const longPress = 500;
/** A press that moves no further than this is no drag. */
const tolerance = 6;

/**
 * Selecting several sectors with the pointer, on any map: a rectangle drawn with Shift or in its own
 * mode, and a long press that adds one. It hears the pointer before the map does.
 */
export class PointerSelection {
  /** Every drag draws a rectangle, not only one with Shift. */
  mode = $state(false);
  #box = $state.raw<Box | null>(null);
  #start: Start | null = null;
  #press: { timer: number; start: Start } | null = null;
  #swallow = false;

  constructor(private readonly input: () => Input) {}

  /** The rectangle being drawn. */
  get box() {
    return this.#box;
  }

  readonly attach = (element: HTMLElement): (() => void) => {
    const off = new AbortController();
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      handle: (event: HTMLElementEventMap[Name], element: HTMLElement) => void,
    ) => {
      element.addEventListener(name, (event) => handle(event, element), {
        capture: true,
        signal: off.signal,
      });
    };
    listen('pointerdown', this.#down);
    listen('pointermove', this.#move);
    listen('pointerup', this.#up);
    listen('pointercancel', this.#cancel);
    // The map's own dragging begins with these.
    for (const name of ['mousedown', 'touchstart'] as const) {
      listen(name, (event) => {
        if (this.#start) event.stopPropagation();
      });
    }
    listen('click', (event) => {
      if (this.#swallow) event.stopPropagation();
      this.#swallow = false;
    });
    listen('contextmenu', (event) => {
      if (this.#press || this.#swallow) event.preventDefault();
    });
    listen('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#start) return;
      event.stopPropagation();
      this.#cancel();
    });
    return () => {
      this.#cancel();
      off.abort();
    };
  };

  #down = (event: PointerEvent, element: HTMLElement) => {
    this.#endPress();
    this.#swallow = false;
    const { onchoose, mouseDraws = false } = this.input();
    const { target, pointerType, shiftKey, isPrimary, button } = event;
    if (!onchoose || !isPrimary || button !== 0) return;
    if (target instanceof Element && target.closest('button, a')) return;
    const start = { id: event.pointerId, ...placeOf(event, element) };
    if (this.mode || (pointerType === 'mouse' && (shiftKey || mouseDraws))) {
      this.#start = start;
    } else if (pointerType !== 'mouse') {
      this.#press = { start, timer: window.setTimeout(() => this.#pressed(start), longPress) };
    }
  };

  #move = (event: PointerEvent, element: HTMLElement) => {
    const now = placeOf(event, element);
    if (this.#press && distance(this.#press.start, now) > tolerance) this.#endPress();
    if (this.#start?.id !== event.pointerId) return;
    event.stopPropagation();
    if (event.buttons === 0) this.#cancel();
    else if (this.#box) this.#box = boxOver(this.#start, now);
    else if (distance(this.#start, now) > tolerance) {
      // Not before it is a drag: a mere press shall move the focus as ever.
      element.setPointerCapture(event.pointerId);
      this.#box = boxOver(this.#start, now);
    }
  };

  #up = (event: PointerEvent) => {
    this.#endPress();
    if (this.#start?.id !== event.pointerId) return;
    const { target, onselect, onchoose } = this.input();
    const additive = event.shiftKey || event.ctrlKey || event.metaKey;
    const [start, box] = [this.#start, this.#box];
    this.#cancel();
    this.#swallow = true;
    if (box && target) {
      const inside = target.placesOnScreen().filter(({ x, y }) => contains(box, x, y));
      onchoose?.(
        inside.map(({ code }) => code),
        { additive },
      );
    } else if (target) {
      onselect(target.sectorAt(start), { additive: additive || this.mode });
    }
  };

  #pressed(start: Start) {
    this.#press = null;
    this.#swallow = true;
    const { target, onselect } = this.input();
    const code = target?.sectorAt(start) ?? null;
    if (code !== null) onselect(code, { additive: true });
  }

  #endPress() {
    if (this.#press) clearTimeout(this.#press.timer);
    this.#press = null;
  }

  #cancel = () => {
    this.#endPress();
    this.#start = null;
    this.#box = null;
  };
}

function placeOf({ clientX, clientY }: PointerEvent, element: HTMLElement) {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function boxOver(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  return {
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    top: Math.min(one.y, other.y),
    bottom: Math.max(one.y, other.y),
  };
}

function contains({ left, right, top, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
