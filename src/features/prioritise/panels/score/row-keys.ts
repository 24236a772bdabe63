const keys = ['ArrowUp', 'ArrowDown', 'Home', 'End'];

/** Arrows, Home and End go from one `button[data-row]` to another in the list they are pressed in. */
export function moveAmongRows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (!keys.includes(event.key)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
  event.preventDefault();
  rows[to ?? at]?.focus();
}
