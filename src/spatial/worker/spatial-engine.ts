import { transfer } from 'comlink';
import type { Steps } from '../steps.ts';
import { runInSteps, type Answer } from './run-in-steps.ts';
import { tasks, type TaskInput, type TaskName, type TaskResult } from './tasks.ts';

/** What a worker exposes. One task of a name runs at a time. */
export type SpatialEngine = {
  /**
   * Runs a task. A task of the same name that still runs is cancelled: its input is out of date.
   * Buffers of the result are handed over, not copied.
   *
   * @param onProgress called now and then with the share that is done, 0 to 1
   */
  run: <Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    onProgress?: (share: number) => unknown,
  ) => Promise<Answer<TaskResult<Name>>>;
  /** Cancels the running task of this name, if there is one. */
  cancel: (name: TaskName) => void;
};

export function spatialEngine(): SpatialEngine {
  const running = new Map<TaskName, AbortController>();
  return {
    run: async (name, input, onProgress) => {
      running.get(name)?.abort();
      const controller = new AbortController();
      running.set(name, controller);
      try {
        const answer = await runInSteps(stepsOf(name, input), controller.signal, onProgress);
        return answer.status === 'done' ? transfer(answer, buffersOf(answer.result)) : answer;
      } finally {
        if (running.get(name) === controller) running.delete(name);
      }
    },
    cancel: (name) => running.get(name)?.abort(),
  };
}

function stepsOf<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Steps<TaskResult<Name>> {
  // The compiler cannot see that the name picks matching input and result.
  const task = tasks[name] as (...input: TaskInput<Name>) => Steps<TaskResult<Name>>;
  return task(...input);
}

/** Every buffer in a result, once. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    // Lists hold records; lists of numbers and strings need no look at every element.
    if (typeof value[0] === 'object') for (const each of value) buffersOf(each, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) buffersOf(each, found);
  }
  return [...found];
}
