import type { Day, IncidentCounts } from '../../domain/incident-filter.ts';
import type { CountColumns } from '../../spatial/index.ts';

/**
 * Counts by cell as the spatial engine takes them.
 *
 * @param steps first days of all steps in order; null: the counts have none
 * @throws RangeError for counts that are not by cell, or of a step that is not among `steps`
 */
export function countColumns(counts: IncidentCounts, steps: readonly Day[] | null): CountColumns {
  const { column, row, step, count } = counts;
  if (column === null || row === null) throw new RangeError('Counts are not by cell');
  if (steps === null) return { column, row, step: null, count };
  if (step === null) throw new RangeError('Counts are not by step');
  const position = new Map<Day | number, number>(steps.map((start, at) => [start, at]));
  const at = Int32Array.from(step, (start) => {
    const found = position.get(start);
    if (found === undefined) throw new RangeError(`No step begins on ${start}`);
    return found;
  });
  return { column, row, step: at, count };
}
