import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit, endGesture, mostSteps, redo, startHistory, undo } from './edit-history.ts';

describe('an edit history', () => {
  it('goes back and forth through edits', () => {
    let history = edit(edit(startHistory('a'), 'b', 'to b'), 'c', 'to c');
    expect(history.past.map(({ label }) => label)).toEqual(['to b', 'to c']);
    history = undo(undo(history));
    expect(history.present).toBe('a');
    expect(history.future.map(({ label }) => label)).toEqual(['to c', 'to b']);
    expect(redo(redo(history)).present).toBe('c');
  });

  it('has nothing to undo or redo at its ends', () => {
    const history = startHistory(1);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('takes one gesture as one step, until it ends', () => {
    let history = edit(startHistory(0), 1, 'weight', 'weight:theft');
    history = edit(history, 2, 'weight', 'weight:theft');
    expect(undo(history).present).toBe(0);
    history = edit(endGesture(history), 3, 'weight', 'weight:theft');
    expect(undo(history).present).toBe(2);
    // What was undone is not part of a gesture that goes on.
    expect(undo(edit(undo(history), 9, 'weight', 'weight:theft')).present).toBe(2);
  });

  it('forgets the oldest steps, never the present', () => {
    let history = startHistory(0);
    for (let value = 1; value <= mostSteps + 50; value++) history = edit(history, value, 'count');
    expect(history.past).toHaveLength(mostSteps);
    for (let step = 0; step < mostSteps + 50; step++) history = undo(history);
    expect(history.present).toBe(50);
  });

  it('gives every value back, in whatever order one undoes, redoes and edits', () => {
    const action = fc.oneof(
      fc.constant('undo' as const),
      fc.constant('redo' as const),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let history = startHistory(0);
        const before: number[] = [];
        const after: number[] = [];
        let now = 0;
        for (const each of actions) {
          if (each === 'undo') {
            history = undo(history);
            const value = before.pop();
            if (value !== undefined) [now] = [value, after.push(now)];
          } else if (each === 'redo') {
            history = redo(history);
            const value = after.pop();
            if (value !== undefined) [now] = [value, before.push(now)];
          } else {
            history = edit(history, each, 'set');
            before.push(now);
            after.length = 0;
            now = each;
          }
          expect(history.present).toBe(now);
        }
      }),
    );
  });
});
