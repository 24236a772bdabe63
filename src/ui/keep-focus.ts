/**
 * An attachment for what can be focused itself: when something within it goes away that had the
 * focus, or cannot be used any more, it gets it. Otherwise whoever uses the keys would begin again at
 * the top of the page.
 */
export function keepFocus(node: HTMLElement): () => void {
  let last: Element | null = null;
  const enter = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null;
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    // Without another target the window was left, or what had the focus is going away.
    if (relatedTarget instanceof Node && !node.contains(relatedTarget)) last = null;
  };
  const watcher = new MutationObserver(() => {
    // A dialog that is open keeps the focus to itself.
    const isUnusable = last?.matches(':disabled') && !last.closest('dialog[open]');
    if (!last || (last.isConnected && !isUnusable)) return;
    const { activeElement, body } = node.ownerDocument;
    const isLost = activeElement === null || activeElement === body || activeElement === last;
    last = null;
    if (isLost) node.focus({ preventScroll: true });
  });
  node.addEventListener('focusin', enter);
  node.addEventListener('focusout', leave);
  watcher.observe(node, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    watcher.disconnect();
    node.removeEventListener('focusin', enter);
    node.removeEventListener('focusout', leave);
  };
}
