import * as v from 'valibot';
import type { Sorting } from './sorting.ts';

const storageKey = 'territorio-seguro-prioritise-table';

const layoutSchema = v.object({
  /** Ids of columns. */
  hidden: v.array(v.string()),
  /** Keys of groups. */
  folded: v.array(v.string()),
  sorting: v.nullable(v.object({ column: v.string(), descending: v.boolean() })),
});
type Layout = v.InferOutput<typeof layoutSchema>;

const initial: Layout = { hidden: [], folded: [], sorting: null };

/** Which columns are shown and what sorts the rows; remembered on this device. */
export class TableLayout {
  #layout = $state.raw<Layout>(remembered());

  /** Ids of the columns that are hidden, also of columns that are not in this table. */
  get hidden(): readonly string[] {
    return this.#layout.hidden;
  }

  /** Keys of the groups that are folded away. */
  get folded(): readonly string[] {
    return this.#layout.folded;
  }

  /** null: in the order the rows come in. */
  get sorting(): Sorting | null {
    return this.#layout.sorting;
  }

  sort(sorting: Sorting | null): void {
    this.#change({ sorting });
  }

  /** Shows or hides columns; others stay as they are, also those of another municipality. */
  show(columns: readonly string[], shown: boolean): void {
    const others = this.hidden.filter((id) => !columns.includes(id));
    this.#change({ hidden: shown ? others : [...others, ...columns] });
  }

  toggleFold(group: string): void {
    const others = this.folded.filter((key) => key !== group);
    const isFolded = others.length < this.folded.length;
    this.#change({ folded: isFolded ? others : [...others, group] });
  }

  #change(part: Partial<Layout>): void {
    this.#layout = { ...this.#layout, ...part };
    try {
      localStorage.setItem(storageKey, JSON.stringify(this.#layout));
    } catch (error) {
      // Storage that is full or switched off costs the memory of the columns, nothing else.
      console.warn('The columns of the table could not be remembered.', error);
    }
  }
}

function remembered(): Layout {
  try {
    const schema = v.pipe(v.string(), v.parseJson(), layoutSchema);
    const result = v.safeParse(schema, localStorage.getItem(storageKey));
    return result.success ? result.output : initial;
  } catch (error) {
    console.warn('The columns of the table could not be read.', error);
    return initial;
  }
}
