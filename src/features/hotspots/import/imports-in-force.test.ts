import { expect, test } from 'vitest';
import type { IncidentImport } from '../../../domain/incident-import.ts';
import { mixedIn } from './imports-in-force.ts';

const made = (id: string, change: Partial<IncidentImport> = {}): IncidentImport => ({
  ...{ id, source: 'PNC', fileName: null, synthetic: false, added: 3, alreadyThere: 0 },
  ...{ createdAt: '2026-01-01T00:00:00Z', createdBy: null, completedAt: '2026-01-01T00:00:10Z' },
  ...{ undoneAt: null, removed: null },
  ...change,
});
const invented = made('demo', { synthetic: true });

test('invented incidents are pointed out where real ones stand beside them', () => {
  expect(mixedIn([invented, made('real')])).toEqual([invented]);
});

test('what is undone, unfinished or empty is beside nothing', () => {
  expect(mixedIn([invented])).toEqual([]);
  expect(mixedIn([made('real')])).toEqual([]);
  for (const gone of [{ undoneAt: 'now' }, { completedAt: null }, { added: 0 }]) {
    expect(mixedIn([invented, made('real', gone)])).toEqual([]);
    expect(mixedIn([{ ...invented, ...gone }, made('real')])).toEqual([]);
  }
});
