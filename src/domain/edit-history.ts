/** A value with what it was before each edit, and with what was undone. */
export type EditHistory<Value> = {
  readonly past: readonly Step<Value>[];
  readonly present: Value;
  readonly future: readonly Step<Value>[];
};

/** What an edit was, and the value on its other side: before it in the past, after it in the future. */
export type Step<Value> = {
  readonly value: Value;
  readonly label: string;
  /** Edits in a row with the same key are one step, as a slider that is drawn is one edit. */
  readonly gesture: string | null;
};

/** So many steps can be undone; the oldest are forgotten. */
export const mostSteps = 200;

export function startHistory<Value>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [] };
}

/** The history after an edit; what was undone before it can no longer be redone. */
export function edit<Value>(
  history: EditHistory<Value>,
  value: Value,
  label: string,
  gesture: string | null = null,
): EditHistory<Value> {
  const last = history.past.at(-1);
  const goesOn =
    gesture !== null && last?.gesture === gesture && history.future.length === 0 ? last : null;
  if (goesOn) return { past: history.past, present: value, future: [] };
  const step = { value: history.present, label, gesture };
  return { past: [...history.past, step].slice(-mostSteps), present: value, future: [] };
}

/** Ends a gesture: the next edit is a step of its own, whatever its key. */
export function endGesture<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const last = history.past.at(-1);
  if (!last || last.gesture === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, gesture: null }] };
}

/** The history one step back; itself where there is nothing to undo. */
export function undo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const last = history.past.at(-1);
  if (!last) return history;
  const undone = { value: history.present, label: last.label, gesture: null };
  return {
    past: history.past.slice(0, -1),
    present: last.value,
    future: [...history.future, undone],
  };
}

/** The history one step forth again; itself where nothing was undone. */
export function redo<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const next = history.future.at(-1);
  if (!next) return history;
  const redone = { value: history.present, label: next.label, gesture: null };
  return {
    past: [...history.past, redone],
    present: next.value,
    future: history.future.slice(0, -1),
  };
}
