import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseTypes, databaseTypesFile } from '../../server/database-types.ts';
import { startEmbeddedDatabase } from '../fixtures/embedded-database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await startEmbeddedDatabase();
});
afterAll(() => at.stop());

test('the generated types are those of the migrations', async () => {
  const committed = await readFile(databaseTypesFile, 'utf8');
  expect(committed, 'Run `npm run types`.').toBe(await databaseTypes(at.database));
});

test('a column of a type without a TypeScript type is refused by name', async () => {
  await at.database.query('create table public.odd (shape point)');
  await expect(databaseTypes(at.database)).rejects.toThrow('odd.shape is of type point');
});
