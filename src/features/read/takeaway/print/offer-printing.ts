/**
 * Gives the print page its button. All else of the page is complete without a script, so nothing of
 * it is loaded again to be taken over.
 */
export function offerPrinting(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>('[data-print]');
  if (!button) return;
  button.hidden = false;
  const how = page.querySelector<HTMLElement>('[data-print-how]');
  if (how) how.hidden = true;
  button.addEventListener('click', () => {
    page.defaultView?.print();
  });
}
