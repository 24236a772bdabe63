import type { MapView } from './TerritoryMap.ts';

/**
 * One view for maps that stand side by side: moving one moves the others. Each map says who it is
 * when it moves the view, and does not follow itself.
 */
export class SharedCamera {
  #now = $state.raw<{ view: MapView | null; by: object | null }>({ view: null, by: null });

  /** What the maps show; `view` null: the whole territory. */
  get now() {
    return this.#now;
  }

  move(view: MapView | null, by: object) {
    this.#now = { view, by };
  }
}
