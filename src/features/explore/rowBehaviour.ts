/**
 * Attachment for the body of a table whose rows carry `data-code` and a button: a click anywhere in
 * a row selects it, as its button does; arrow keys, Home and End go from button to button.
 */
export function rowsAnswer(onselect: (code: string) => void) {
  function chooseRow(event: MouseEvent) {
    // Marking text to copy it is not choosing the row.
    if (!(event.target instanceof Element) || getSelection()?.isCollapsed === false) return;
    const row = event.target.closest<HTMLElement>('tr[data-code]');
    const code = row?.dataset['code'];
    if (code === undefined) return;
    row?.querySelector('button')?.focus({ preventScroll: true });
    onselect(code);
  }

  return (body: HTMLElement) => {
    body.addEventListener('click', chooseRow);
    body.addEventListener('keydown', moveFocus);
    return () => {
      body.removeEventListener('click', chooseRow);
      body.removeEventListener('keydown', moveFocus);
    };
  };
}

function moveFocus(this: HTMLElement, event: KeyboardEvent) {
  if (!(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...this.querySelectorAll('button')];
  const at = buttons.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  buttons[to]?.focus();
  event.preventDefault();
}

/** Scrolls a frame, and nothing around it, until the row is neither below it nor under its head. */
export function revealRow(frame: HTMLElement, code: string) {
  const row = frame.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);
  const head = frame.querySelector('thead');
  if (!row || !head) return;
  const above = row.offsetTop - head.offsetHeight;
  const below = row.offsetTop + row.offsetHeight - frame.clientHeight;
  if (frame.scrollTop > above) frame.scrollTop = above;
  else if (frame.scrollTop < below) frame.scrollTop = below;
}
