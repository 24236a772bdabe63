import { SvelteSet } from 'svelte/reactivity';
import { view } from '../../state/view.svelte.ts';

/**
 * The sectors that are chosen together, by police sector code, in map, table and views alike. The
 * last of them is also the one in the address, whose details are shown.
 */
export class Selection {
  /** Under the pointer. */
  hovered = $state<string | null>(null);
  readonly #others = new SvelteSet<string>();

  /** The one whose details are shown. */
  get selected(): string | null {
    return view.sector;
  }

  readonly chosen: ReadonlySet<string> = $derived.by(() => {
    const chosen = new Set(this.#others);
    if (view.sector !== null) chosen.add(view.sector);
    return chosen;
  });

  /** In their order; `additive` adds to what is chosen, or takes out what is chosen already. */
  choose(codes: readonly string[], { additive }: { additive: boolean }): void {
    if (!additive) {
      this.#replace(codes);
      return;
    }
    const chosen = new Set(this.chosen);
    const [only] = codes;
    if (codes.length === 1 && only !== undefined && chosen.has(only)) chosen.delete(only);
    else for (const code of codes) chosen.add(code);
    this.#replace([...chosen]);
  }

  clear(): void {
    this.#replace([]);
  }

  #replace(codes: readonly string[]): void {
    this.#others.clear();
    for (const code of codes) this.#others.add(code);
    view.select(codes.at(-1) ?? null);
  }
}
