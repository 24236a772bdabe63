import type { StyleSpecification } from 'maplibre-gl';
import { fetchBasemap } from './basemap.ts';

/** The basemap's style as soon as it is there; null until then, and where it cannot be reached. */
export class Basemap {
  #style = $state.raw<StyleSpecification | null>(null);

  constructor(address: () => string | null) {
    $effect(() => {
      const from = address();
      this.#style = null;
      if (from === null) return;
      const controller = new AbortController();
      fetchBasemap(from, controller.signal)
        .then((style) => (this.#style = style))
        .catch((error: unknown) => {
          if (!controller.signal.aborted) console.warn('The map goes without a basemap:', error);
        });
      return () => {
        controller.abort();
      };
    });
  }

  get style() {
    return this.#style;
  }
}
