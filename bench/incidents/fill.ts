import type { Database, Parameter } from '../../server/database.ts';

/** A municipality that the seed does not know, so that its incidents are all of a fixture. */
export const town = 'banco-de-pruebas';
export const year = { from: '2015-01-01', to: '2016-01-01' };

const kinds = `(select array_agg(key order by key) from (
  select key from public.indicators where is_duplicate_of is null order by key limit 16) k)`;

const tables = ['private.incidents', 'private.incident_cells'];

/** A statement that may take minutes. */
async function slowly(
  database: Database,
  statement: string,
  parameters: Parameter[] = [],
): Promise<void> {
  await database.transaction(async (session) => {
    await session.query(`set local maintenance_work_mem = '1GB'`);
    await session.query(`set local work_mem = '512MB'`);
    await session.query(statement, parameters);
  });
}

/** Triggers and indexes are for one incident after the other: nobody has time for ten million. */
async function inBulk(database: Database, work: () => Promise<void>): Promise<void> {
  const list = `array['${tables.join("','")}']::regclass[]`;
  const keys = await database.query(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype in ('p', 'u') and conrelid = any (${list})`,
  );
  const indexes = await database.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index i where indrelid = any (${list})
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const table of tables) await database.query(`alter table ${table} disable trigger all`);
  for (const { table, name } of keys) {
    await database.query(`alter table ${String(table)} drop constraint ${String(name)}`);
  }
  for (const { name } of indexes) await database.query(`drop index ${String(name)}`);
  await work();
  for (const { table, name, definition } of keys) {
    const constraint = `${String(name)} ${String(definition)}`;
    await slowly(database, `alter table ${String(table)} add constraint ${constraint}`);
  }
  for (const { definition } of indexes) await slowly(database, String(definition));
  for (const table of tables) {
    await database.query(`alter table ${table} enable trigger all`);
    await slowly(database, `analyze ${table}`);
  }
  // As a server does by itself, before long; the embedded engine never does.
  if (database.engine === 'embedded') return;
  for (const table of tables) await database.query(`vacuum ${table}`);
}

/**
 * Fills incidents and their roll-ups: towns whose sizes fall as 1/rank, the first of them `town`, over
 * ten years or the one year. Six in ten gather about forty places of a town, the others lie anywhere
 * in its six by six kilometres. `location` is only near the metres, which is what is counted by.
 */
export async function fill(
  database: Database,
  { incidents, towns, years }: { incidents: number; towns: number; years: number },
): Promise<void> {
  const names = Array.from({ length: towns }, (_, i) =>
    i === 0 ? town : `${town}-${'abcdefghijklmnopqrstuvwxyz'.charAt(i)}`,
  );
  const harmonic = names.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  await inBulk(database, async () => {
    for (const [i, name] of names.entries()) {
      await database.query(
        `insert into public.municipalities (id, name, department) values ($1, $1, 'San Salvador')`,
        [name],
      );
      const count = Math.round(incidents / harmonic / (i + 1));
      await database.query(
        `insert into public.incident_imports
           (municipality_id, id, source, synthetic, completed_at, added_count)
         values ($1, gen_random_uuid(), 'Bench', true, now(), $2::text::integer)`,
        [name, String(count)],
      );
      await slowly(
        database,
        `insert into private.incidents (municipality_id, id, indicator_key, occurred_at,
           occurred_precision, location, easting, northing, cell_column, cell_row, import_id)
         select $1, gen_random_uuid(), k.keys[1 + floor(16 * random() * random())::integer],
           date_trunc('minute', timestamptz '2016-01-01 06:00+00'
             - random() * interval '365 days' - floor(random() * $3::text::integer) * interval '365.25 days'),
           'minute', extensions.st_setsrid(extensions.st_makepoint(
             -87 + (p.easting - 500000) / 108200, p.northing / 110600), 4326),
           p.easting, p.northing, floor(p.easting / 100), floor(p.northing / 100), m.id
         from public.incident_imports m
         cross join (select ${kinds} as keys) k
         cross join lateral (
           select random() < 0.6 as gathered, floor(40 * random()) as spot, random() as a, random() as b
           from generate_series(1, $2::text::integer)
         ) d
         cross join lateral (
           select 265000 + case when d.gathered
               then 150 * d.spot + 120 * sqrt(-2 * ln(1 - d.a)) * cos(6.2832 * d.b) else 6000 * d.a end as easting,
             1514000 + case when d.gathered
               then 157 * ((d.spot * 17)::integer % 40) + 120 * sqrt(-2 * ln(1 - d.a)) * sin(6.2832 * d.b)
               else 6000 * d.b end as northing
         ) p
         where m.municipality_id = $1`,
        [name, String(count), String(years)],
      );
    }
    await slowly(
      database,
      `insert into private.incident_cells (municipality_id, step, starts_on, indicator_key,
         cell_column, cell_row, sector_id, synthetic, incident_count)
       select i.municipality_id, s.step, date_trunc(s.step, i.month)::date, i.indicator_key,
         i.cell_column, i.cell_row, null, true, sum(i.count)
       from (
         select municipality_id, indicator_key, cell_column, cell_row,
           date_trunc('month', occurred_at at time zone 'America/El_Salvador') as month, count(*) as count
         from private.incidents group by 1, 2, 3, 4, 5
       ) i
       cross join (values ('month'), ('year')) s (step)
       where i.municipality_id like $1 || '%'
       group by 1, 2, 3, 4, 5, 6`,
      [town],
    );
  });
}

/** A signed-in account of the police of everywhere. */
export async function addPolice(database: Database): Promise<string> {
  const id = '00000000-0000-4000-8000-0000000000aa';
  await database.query(
    `insert into auth.users (id, email) values ($1::uuid, 'bench@example.org')`,
    [id],
  );
  await database.query(
    `insert into public.user_roles (user_id, role) values ($1::uuid, 'police')`,
    [id],
  );
  return id;
}
