import type { IncidentImport } from '../../../domain/incident-import.ts';

/**
 * The demonstration imports in force, where real ones are in force beside them: together they
 * describe nothing that happened.
 */
export function mixedIn(imports: readonly IncidentImport[]): IncidentImport[] {
  const inForce = imports.filter(
    ({ completedAt, undoneAt, added }) => completedAt !== null && undoneAt === null && added > 0,
  );
  const isMixed = inForce.some(({ synthetic }) => !synthetic);
  return isMixed ? inForce.filter(({ synthetic }) => synthetic) : [];
}
