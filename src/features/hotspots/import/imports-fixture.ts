import type { IncidentImport } from '../../../domain/incident-import.ts';

/** An import in force, for tests. */
export const made = (id: string, change: Partial<IncidentImport> = {}): IncidentImport => ({
  ...{ id, source: 'PNC', fileName: null, synthetic: false, added: 3, alreadyThere: 0 },
  ...{ createdAt: '2026-01-01T00:00:00Z', createdBy: null, completedAt: '2026-01-01T00:00:10Z' },
  ...{ undoneAt: null, removed: null },
  ...change,
});
