import { describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { matrix, type Verb } from './matrix.ts';

const ours = `('public', 'private', 'graphql_public')`;

describeOnEngines('structure', (at) => {
  /** The first column of a query, to be compared with a list. */
  const list = async (statement: string) =>
    (await at().database.query(statement)).map((row) => Object.values(row)[0]);

  describe('tables and views', () => {
    test('every table forces row level security on everybody', async () => {
      const open = `select oid::regclass::text from pg_class
        where relnamespace::regnamespace::text in ${ours} and relkind in ('r', 'p', 'f')
          and not (relrowsecurity and relforcerowsecurity)`;
      expect(await list(open)).toEqual([]);
    });

    test('every view reads with the rights of its reader', async () => {
      const views = `select oid::regclass::text from pg_class
        where relnamespace::regnamespace::text in ${ours} and relkind in ('v', 'm')
          and not coalesce('security_invoker=true' = any (reloptions), false)`;
      expect(await list(views)).toEqual([]);
    });

    test('private holds incidents and what guards them, with no policy and no grant to anybody', async () => {
      const held = `select relname from pg_class
        where relnamespace = 'private'::regnamespace and relkind not in ('i', 'S') order by relname`;
      expect(await list(held)).toEqual(['incident_cells', 'incidents', 'redrawn_sectors']);
      const allowed = `select policyname from pg_policies where schemaname = 'private'
        union all select grantee || ' ' || table_name from information_schema.role_table_grants
        where table_schema = 'private'
          and grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC')`;
      expect(await list(allowed)).toEqual([]);
    });

    test('no policy is for everybody, and none lets the anonymous write', async () => {
      const policies = `select tablename || ': ' || policyname from pg_policies
        where schemaname in ${ours}
          and ('public' = any (roles) or ('anon' = any (roles) and cmd <> 'SELECT'))`;
      expect(await list(policies)).toEqual([]);
    });

    // Before the first request, for then the API of the embedded database grants its roles all.
    test('the grants are those of the matrix', async () => {
      const verbs: Verb[] = ['select', 'insert', 'update', 'delete'];
      const granted: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const [relation, access] of Object.entries(matrix)) {
        for (const verb of verbs) {
          const [row] = await at().database.query(
            `select has_table_privilege('anon', $1, $2) as anonymous,
               has_table_privilege('authenticated', $1, $2) as "signedIn"`,
            [`public.${relation}`, verb],
          );
          granted[`${verb} ${relation}`] = row;
          expected[`${verb} ${relation}`] = {
            anonymous: access[verb].includes('anonymous'),
            signedIn: access[verb].some((person) => person !== 'anonymous'),
          };
        }
      }
      expect(granted).toEqual(expected);
    });

    test('nobody is granted what no policy covers', async () => {
      const excess = `select grantee || ' ' || privilege_type || ' ' || table_name
        from information_schema.role_table_grants
        where table_schema = 'public' and grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC')
          and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`;
      expect(await list(excess)).toEqual([]);
    });
  });

  describe('functions', () => {
    test('those in an exposed schema are known, for the signed-in alone, and run as them or ask first', async () => {
      const exposed = await at().database.query(
        `select proname as name, prosecdef as "asOwner",
           array(select role from unnest(array['public', 'anon', 'authenticated', 'service_role'])
             as role where has_function_privilege(role, oid, 'execute')) as callers,
           prosrc ~ 'municipalities_with_role|begin_(import|publishing)|require_role_in' as "asksForRole"
         from pg_proc where pronamespace::regnamespace::text in ('public', 'graphql_public')
         order by proname`,
      );
      const callers = ['authenticated'];
      const asOwner = { asOwner: true, callers, asksForRole: true };
      expect(exposed).toEqual([
        { name: 'confirm_sectors', ...asOwner },
        { name: 'import_incidents', ...asOwner },
        { name: 'import_observations', ...asOwner },
        { name: 'incident_extent', ...asOwner },
        { name: 'incident_points', ...asOwner },
        { name: 'incident_rollup', ...asOwner },
        { name: 'incident_totals', ...asOwner },
        { name: 'prepare_publication', ...asOwner },
        { name: 'publish_edition', ...asOwner },
        { name: 'redrawn_sectors', ...asOwner },
        { name: 'save_scenario', asOwner: false, callers, asksForRole: false },
        { name: 'sector_history', ...asOwner },
        { name: 'undo_incident_import', ...asOwner },
        { name: 'undo_observation_import', ...asOwner },
        { name: 'withdraw_edition', ...asOwner },
      ]);
    });

    // Those of an extension are its own affair, in a schema that is not exposed.
    test('all have a fixed search path, above all those that run as their owner', async () => {
      const loose = `select oid::regprocedure::text from pg_proc f
        where (pronamespace::regnamespace::text in ${ours} or prosecdef)
          and pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
          and not coalesce('search_path=""' = any (proconfig), false)
          and not exists (select from pg_depend where objid = f.oid and deptype = 'e')`;
      expect(await list(loose)).toEqual([]);
    });

    test('request roles may execute those that policies and constraints call, and no other', async () => {
      const executable = (role: string) => `select proname::text from pg_proc
        where pronamespace = 'private'::regnamespace
          and has_function_privilege('${role}', oid, 'execute') order by proname`;
      const called = [
        'has_role',
        'has_role_everywhere',
        'is_usable_geometry',
        'municipalities_with_role',
      ];
      expect(await list(executable('anon'))).toEqual(called);
      expect(await list(executable('authenticated'))).toEqual(called);
      expect(await list(executable('public'))).toEqual([]);
    });

    test('request roles cannot call them by name', async () => {
      const named = `select role from unnest(array['anon', 'authenticated', 'service_role']) as role
        where has_schema_privilege(role, 'private', 'usage')`;
      expect(await list(named)).toEqual([]);
    });

    test('request roles may create nothing', async () => {
      const creators = `select role || ' in ' || nspname
        from pg_namespace, unnest(array['anon', 'authenticated', 'service_role', 'public']) as role
        where nspname !~ '^pg_(temp|toast)' and has_schema_privilege(role, nspname, 'create')`;
      expect(await list(creators)).toEqual([]);
    });
  });

  describe('integrity', () => {
    const tables = `select relname::text from pg_class
      where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r'`;
    const withTrigger = (
      fn: string,
    ) => `select (select relname::text from pg_class where oid = tgrelid)
      from pg_trigger
      where tgfoid = 'private.${fn}'::regproc and not tgisinternal order by 1`;

    test('every table of the plan is audited, and none can be truncated', async () => {
      const all = (await list(tables)).sort();
      // Observations come by the hundred thousand: one trigger for each verb, one run a statement.
      const byStatement = await list(withTrigger('write_audit_of_all'));
      expect(byStatement).toEqual(['observations', 'observations', 'observations']);
      // Of incidents the imports are audited: a copy of each point would outlive an undo.
      const unaudited = ['audit_entries', 'incidents', 'incident_cells', 'incident_accesses'];
      expect([...(await list(withTrigger('write_audit'))), 'observations'].sort()).toEqual(
        all.filter((table) => !unaudited.includes(String(table))),
      );
      // The bits of tgtype: 32 is TRUNCATE, 2 is BEFORE.
      const truncate = withTrigger('refuse').replace('order by', 'and tgtype & 34 = 34 order by');
      expect(await list(truncate)).toEqual(all);
    });

    test('every table that can be edited counts its versions', async () => {
      const edited = Object.entries(matrix).filter(([, access]) => access.update.length > 0);
      expect(await list(withTrigger('next_version'))).toEqual(edited.map(([name]) => name).sort());
    });

    test('no client chooses a number that is generated', async () => {
      const chosen = `select attrelid::regclass::text || '.' || attname from pg_attribute
        join pg_class c on c.oid = attrelid
        where c.relnamespace = 'public'::regnamespace and attidentity = 'd'`;
      expect(await list(chosen)).toEqual([]);
    });

    test('a reference inside a municipality stays inside it', async () => {
      const loose = `select conrelid::regclass::text || ': ' || conname from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace
          and confrelid <> 'public.municipalities'::regclass
          and exists (select from pg_attribute
            where attrelid = confrelid and attname = 'municipality_id')
          and not exists (select from pg_attribute
            where attrelid = conrelid and attname = 'municipality_id' and attnum = any (conkey))`;
      expect(await list(loose)).toEqual([]);
    });

    test('no unique key spans municipalities, so that none tells what another one has', async () => {
      const spanning = `select c.conrelid::regclass::text || ': ' || c.conname
        from pg_constraint c
        join pg_attribute m on m.attrelid = c.conrelid and m.attname = 'municipality_id'
        where c.contype in ('p', 'u') and c.connamespace = 'public'::regnamespace
          and not m.attnum = any (c.conkey)
          and not exists (select from pg_attribute i
            where i.attrelid = c.conrelid and i.attidentity = 'a' and c.conkey = array[i.attnum])`;
      expect(await list(spanning)).toEqual([]);
    });

    test('every geometry is checked, in WGS84, and indexed', async () => {
      const rough = `select a.attrelid::regclass::text || '.' || a.attname
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
        where c.relnamespace = 'public'::regnamespace and a.attnum > 0
          and a.atttypid = 'extensions.geometry'::regtype
          and not (
            format_type(a.atttypid, a.atttypmod) like '%(%,4326)'
            and exists (select from pg_constraint k
              where k.conrelid = c.oid and k.conkey = array[a.attnum]
                and pg_get_constraintdef(k.oid) like '%is_usable_geometry%')
            and exists (select from pg_index i
              join pg_class ic on ic.oid = i.indexrelid
              join pg_am on pg_am.oid = ic.relam and amname = 'gist'
              where i.indrelid = c.oid and i.indkey[0] = a.attnum))`;
      expect(await list(rough)).toEqual([]);
    });
  });
});
