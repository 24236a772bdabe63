import { expect, test } from 'vitest';
import { importEntry } from './import-entry.ts';
import { made } from './imports-fixture.ts';

test('says what came in, what it is, and who made it', () => {
  const { lines, name, undone, question } = importEntry(made('a', { createdBy: 'me' }), 'me');
  expect(lines).toEqual(['PNC', 'Hechos reales · 3 hechos nuevos · Importada por usted']);
  expect([name, undone]).toEqual(['Texto pegado', null]);
  expect(question).toBe('¿Deshacer «Texto pegado»? Se quitarán 3 hechos.');
  const synthetic = importEntry(made('a', { synthetic: true, createdBy: 'they' }), 'me').lines[1];
  expect(synthetic).toMatch(/^De demostración: hechos inventados .* por otra cuenta$/);
});

test('tells an import that was undone from one that never came in', () => {
  const undoneAt = '2026-01-02T00:00:00Z';
  expect(importEntry(made('a', { undoneAt, removed: 3 }), null).undone).toContain(
    'se quitaron 3 hechos',
  );
  const cancelled = importEntry(made('a', { undoneAt, removed: 2, completedAt: null }), null);
  expect(cancelled.undone).toMatch(/^Cancelada .* no entró nada$/);
  expect(importEntry(made('a', { completedAt: null }), null).lines[1]).toMatch(/Sin terminar/);
});
