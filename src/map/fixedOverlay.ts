import type { MapOverlay } from './mapOverlay.ts';

/** Lets an overlay hear pointer and keys on the fixed map, before the sectors do. */
export function hearFor(
  overlay: MapOverlay,
  lngLatAt: (point: { x: number; y: number }) => [lng: number, lat: number] | null,
): (element: HTMLElement) => () => void {
  return (element) => {
    const off = new AbortController();
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      handle: (event: HTMLElementEventMap[Name]) => void,
    ) => {
      element.addEventListener(name, handle, { capture: true, signal: off.signal });
    };
    const placeOf = ({ clientX, clientY, target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.closest('svg[role="listbox"]')) return null;
      const { left, top } = element.getBoundingClientRect();
      return lngLatAt({ x: clientX - left, y: clientY - top });
    };
    listen('click', (event) => {
      const place = placeOf(event);
      if (place && overlay.click(place)) event.stopPropagation();
    });
    listen('pointermove', (event) => {
      overlay.point(event.pointerType === 'mouse' ? placeOf(event) : null);
    });
    listen('pointerleave', (event) => {
      if (event.target === element) overlay.point(null);
    });
    listen('keydown', (event) => {
      if (overlay.key(event)) event.stopPropagation();
    });
    listen('focusin', ({ target }) => {
      overlay.focus(target instanceof Element && target.matches(':focus-visible'));
    });
    listen('focusout', () => {
      overlay.focus(false);
    });
    return () => {
      off.abort();
    };
  };
}
