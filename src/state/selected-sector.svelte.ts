import { createContext } from 'svelte';

/**
 * The sector whose card is open on a public page. The address says it (`?sector=160-001-1`), so that
 * a copied link opens the same card, and going back closes it.
 */
export class SelectedSector {
  #code = $state.raw<string | null>(null);

  /** Police sector code; null: none. */
  get code(): string | null {
    return this.#code;
  }

  /** What stands in the address for it, with its question mark; empty: nothing. */
  get query(): string {
    return this.#code === null ? '' : `?sector=${encodeURIComponent(this.#code)}`;
  }

  /** Reads the address now and whenever it changes; returns how to stop. */
  followAddress(): () => void {
    const follow = () => {
      this.#code = new URLSearchParams(location.search).get('sector');
    };
    follow();
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('popstate', follow);
    };
  }

  /**
   * Opening a card can be undone by going back; moving from one sector to the next replaces it, so
   * that going back once closes the card.
   */
  select(code: string | null): void {
    if (code === this.#code) return;
    const before = this.#code;
    this.#code = code;
    const address = this.query || location.pathname;
    if (before === null) history.pushState({ opened: true }, '', address);
    else if (code === null && openedHere(history.state)) history.back();
    else history.replaceState(history.state, '', address);
  }
}

function openedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'opened' in state;
}

/** The selection of the page that a component stands in. */
export const [selectedSector, provideSelectedSector] = createContext<SelectedSector>();
