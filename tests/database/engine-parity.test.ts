import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsDir } from '../../server/paths.ts';
import { startEmbeddedDatabase } from '../fixtures/embedded-database.ts';
import { startNativeDatabase } from '../fixtures/native-database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { describeOnNative } from './engines.ts';

const ours = `('public', 'private')`;

/** What the migrations make, as PostgreSQL itself describes it; views it describes by version. */
const descriptions: Record<string, string> = {
  columns: `select attrelid::regclass || '.' || attname as name,
      concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity,
        pg_get_expr(adbin, adrelid)) as definition
    from pg_attribute join pg_class c on c.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace::regnamespace::text in ${ours} and attnum > 0 and relkind in ('r', 'v')`,
  constraints: `select conrelid::regclass || '.' || conname as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace::regnamespace::text in ${ours}`,
  indexes: `select indexname as name, indexdef as definition
    from pg_indexes where schemaname in ${ours}`,
  policies: `select tablename || ': ' || policyname as name,
      concat_ws(' | ', cmd, roles, qual, with_check) as definition
    from pg_policies where schemaname in ${ours}`,
  triggers: `select tgrelid::regclass || '.' || tgname as name,
      pg_get_triggerdef(t.oid) as definition
    from pg_trigger t join pg_class c on c.oid = tgrelid
    where not tgisinternal and relnamespace::regnamespace::text in ${ours}`,
  functions: `select oid::regprocedure::text as name, pg_get_functiondef(oid) as definition
    from pg_proc where pronamespace::regnamespace::text in ${ours}`,
  history: `select version || '_' || name as name, statements[1] as definition
    from supabase_migrations.schema_migrations`,
};

const describeBy = ({ database }: TestDatabase, query: string) =>
  database.query(`select * from (${query}) as described order by name collate "C"`);

describeOnNative('the two engines', () => {
  const engines: TestDatabase[] = [];
  beforeAll(async () => {
    engines.push(await startEmbeddedDatabase(), await startNativeDatabase());
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

  test.each(Object.entries(descriptions))('have the same %s', async (_what, query) => {
    const [embedded, native] = await Promise.all(
      engines.map((engine) => describeBy(engine, query)),
    );
    expect(embedded).not.toEqual([]);
    expect(native).toEqual(embedded);
  });

  test('were made from the files of this tree, the same for both', async () => {
    const names = (await readdir(migrationsDir)).sort();
    const files = await Promise.all(
      names.map(async (name) => ({
        name: name.replace('.sql', ''),
        definition: await readFile(join(migrationsDir, name), 'utf8'),
      })),
    );
    const sum = (value: unknown) =>
      createHash('sha256').update(JSON.stringify(value)).digest('hex');
    for (const engine of engines) {
      expect(sum(await describeBy(engine, descriptions.history ?? ''))).toBe(sum(files));
    }
  });
});
