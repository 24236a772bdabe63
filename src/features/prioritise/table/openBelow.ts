/**
 * Opens a popover under an element, within the window: above it where there is no room below, and
 * no further to the right than the window goes.
 */
export function openBelow(popover: HTMLElement, anchor: Element): void {
  popover.showPopover();
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = popover;
  const gap = 4;
  const below = bottom + gap;
  const fits = below + offsetHeight <= innerHeight - gap;
  const above = Math.max(gap, Math.min(top, innerHeight) - gap - offsetHeight);
  popover.style.left = `${Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap))}px`;
  popover.style.top = `${fits ? below : above}px`;
}
