import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from './api.ts';
import type { Database } from './database.ts';
import { migrationsDir, seedFile } from './paths.ts';
import { reason, StartError } from './start-error.ts';

type Migration = { version: string; name: string; sql: string };

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(migrationsDir)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const [version = '', ...name] = file.replace(/\.sql$/, '').split('_');
      return {
        version,
        name: name.join('_'),
        sql: await readFile(join(migrationsDir, file), 'utf8'),
      };
    }),
  );
}

/** Brings the schema up to date and fills a new database. */
export async function prepareSchema(database: Database, api: Api): Promise<void> {
  await database.preparing(async () => {
    await api.ensureSystemSchema();
    await applyMigrations(database);
    await seedOnce(database);
  });
}

/**
 * Applies the migrations that are not in the history yet (the history table of the Supabase command
 * line, so that either can go on where the other stopped), each whole or not at all.
 */
async function applyMigrations(database: Database): Promise<void> {
  const migrations = await readMigrations();
  const history = await database.query('select version from supabase_migrations.schema_migrations');
  const applied = new Set(history.map((row) => String(row.version)));
  refuseNewer(applied, migrations);
  for (const { version, name, sql } of migrations) {
    if (applied.has(version)) continue;
    try {
      await database.transaction(async (session) => {
        await session.script(sql);
        await session.query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3::text])',
          [version, name, sql],
        );
      });
    } catch (error) {
      throw new StartError(`The migration ${version}_${name} failed: ${reason(error)}`);
    }
  }
}

function refuseNewer(applied: Set<string>, migrations: Migration[]): void {
  const newest = migrations.at(-1)?.version ?? '';
  const newer = [...applied].sort().at(-1);
  if (newer !== undefined && newer > newest) {
    throw new StartError(
      `The database was made by a newer version of this program (migration ${newer}): update the program.`,
    );
  }
}

/** Fills a new database, once in its life: the mark is set in the same transaction. */
async function seedOnce(database: Database): Promise<void> {
  const path = 'supabase/seed.sql';
  const seed = await readFile(seedFile, 'utf8');
  const hash = createHash('sha256').update(seed).digest('hex');
  try {
    await database.transaction(async (session) => {
      const marked = await session.query(
        'insert into supabase_migrations.seed_files (path, hash) values ($1, $2) on conflict do nothing returning path',
        [path, hash],
      );
      if (marked.length > 0) await session.script(seed);
    });
  } catch (error) {
    throw new StartError(`The seed failed: ${reason(error)}`);
  }
}
