import * as v from 'valibot';

const size = v.pipe(v.number(), v.finite(), v.minValue(0));
const panesSchema = v.object({
  panelWidth: size,
  /** null: not chosen yet. */
  tableHeight: v.nullable(size),
  tableOpen: v.boolean(),
});
type PaneSizes = v.InferOutput<typeof panesSchema>;

const initial: PaneSizes = { panelWidth: 400, tableHeight: null, tableOpen: true };

/** How the user has divided a screen, in CSS pixels; remembered on this device. */
export class Panes {
  readonly #storageKey: string;
  #sizes = $state.raw<PaneSizes>(initial);

  constructor(screen: 'explore' | 'prioritise' | 'hotspots') {
    this.#storageKey = `territorio-seguro-${screen}-panes`;
    this.#sizes = remembered(this.#storageKey);
  }

  get panelWidth(): number {
    return this.#sizes.panelWidth;
  }

  get tableHeight(): number | null {
    return this.#sizes.tableHeight;
  }

  get tableOpen(): boolean {
    return this.#sizes.tableOpen;
  }

  change(sizes: Partial<PaneSizes>): void {
    this.#sizes = { ...this.#sizes, ...sizes };
    try {
      localStorage.setItem(this.#storageKey, JSON.stringify(this.#sizes));
    } catch (error) {
      // Storage that is full or switched off costs the memory of the layout, nothing else.
      console.warn('The layout could not be remembered.', error);
    }
  }
}

function remembered(storageKey: string): PaneSizes {
  try {
    const schema = v.pipe(v.string(), v.parseJson(), panesSchema);
    const result = v.safeParse(schema, localStorage.getItem(storageKey));
    return result.success ? result.output : initial;
  } catch (error) {
    console.warn('The layout could not be read.', error);
    return initial;
  }
}

export type PaneSize = { now: number; smallest: number; largest: number };

/** A wanted size within its limits; `available` 0: the screen is not measured yet. */
export function clampSize(
  wanted: number,
  smallest: number,
  largest: number,
  available: number,
): PaneSize {
  const now = Math.max(smallest, Math.round(wanted));
  if (available === 0) return { now, smallest, largest: now };
  const upper = Math.max(smallest, Math.round(largest));
  return { now: Math.min(upper, now), smallest, largest: upper };
}
