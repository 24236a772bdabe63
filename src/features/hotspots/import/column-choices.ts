import type { ColumnRole } from '../../../spatial/incident-import/incident-import.ts';

/**
 * The choice of every column after one was changed: what was guessed for the others stays, so that
 * nothing moves that nobody touched.
 *
 * @param roles what each column is taken for now
 * @param column number of the column that holds `role` from now on; null: none does
 */
export function withRole(
  roles: readonly (ColumnRole | null)[],
  role: ColumnRole,
  column: number | null,
): Map<number, ColumnRole | 'ignore'> {
  return new Map(
    roles.map((present, at) => {
      if (at === column) return [at, role];
      return [at, present === null || present === role ? 'ignore' : present];
    }),
  );
}
