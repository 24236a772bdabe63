import type { Map as MapLibre } from 'maplibre-gl';
import { lowestBorderLayer } from './layers.ts';
import type { MapOverlay } from './mapOverlay.ts';

type Layer = MapOverlay['layer'];

/** The place of an overlay among the layers of a map: over the sectors, below their borders. */
export class OverlaySlot {
  readonly #map: MapLibre;
  #layer: Layer | null = null;

  constructor(map: MapLibre) {
    this.#map = map;
    map.on('style.load', () => this.#put());
    map.on('webglcontextrestored', () => {
      this.#layer?.forget();
      this.#put();
    });
  }

  /** In place of what lay there before; null: nothing. */
  lay(layer: Layer | null): void {
    if (layer === this.#layer) return;
    if (this.#layer && this.#map.getLayer(this.#layer.id)) this.#map.removeLayer(this.#layer.id);
    this.#layer = layer;
    this.#put();
  }

  #put(): void {
    // Before the first style is there it is put when it comes.
    if (!this.#layer || !this.#map.getLayer(lowestBorderLayer)) return;
    if (!this.#map.getLayer(this.#layer.id)) this.#map.addLayer(this.#layer, lowestBorderLayer);
  }
}
