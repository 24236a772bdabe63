/** Something that was done and can be undone. */
export type Undoable = {
  id: string;
  /** When, and what it is called. */
  title: string;
  name: string;
  lines: readonly string[];
  /** null: it is in force. */
  undone: string | null;
  undoLabel: string;
  /** What is asked before it is undone. */
  question: string;
};
