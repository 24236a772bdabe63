import { beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, here, type Person, settle } from './people.ts';
import { refusalOf, rowsOf, send } from './requests.ts';
import {
  insertCatalogue,
  insertRow,
  observationBody,
  publicationBody,
  roleBody,
  sectorBody,
  square,
} from './rows.ts';

const planner = accountOf('planner here');

describeOnEngines('audit', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  const entriesOf = (table: string, id: unknown): Promise<Row[]> =>
    at().database.query(
      `select * from public.audit_entries where table_name = $1 and row_key = $2 order by id`,
      [table, String(id)],
    );

  test('a change says who, when, what, before and after', async () => {
    const began = Date.now();
    const body = { ...sectorBody(), name: 'Antes' };
    const [made] = rowsOf(await send(at(), { method: 'POST', path: 'sectors', as: planner, body }));
    const path = `sectors?id=eq.${String(made?.id)}`;
    await send(at(), { method: 'PATCH', path, as: planner, body: { name: 'Después' } });
    await send(at(), { method: 'DELETE', path, as: planner });

    const entries = await entriesOf('sectors', made?.id);
    expect(entries).toMatchObject([
      { action: 'insert', before: null, after: { name: 'Antes', version: 1 } },
      { action: 'update', before: { name: 'Antes' }, after: { name: 'Después', version: 2 } },
      { action: 'delete', before: { name: 'Después' }, after: null },
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ actor: planner, municipality_id: here });
      // A server of its own has a clock of its own; a minute is for that.
      const at = new Date(String(entry.at)).getTime();
      expect(Math.abs(at - began)).toBeLessThan(60_000);
    }
  });

  test('a geometry stands in the audit as GeoJSON', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    const [entry] = await entriesOf('sectors', id);
    expect(entry?.after).toMatchObject({ geometry: JSON.parse(square(-89, 13)) as object });
  });

  test('what goes with a removed sector is audited too', async () => {
    const body = await observationBody(at());
    const id = await insertRow(at(), 'observations', body);
    const path = `sectors?id=eq.${String(body.sector_id)}`;
    await send(at(), { method: 'DELETE', path, as: planner });
    const entries = await entriesOf('observations', id);
    expect(entries.at(-1)).toMatchObject({
      action: 'delete',
      actor: planner,
      before: { value: 7 },
    });
  });

  test('a publication is audited without a second copy of its document', async () => {
    const id = await insertRow(at(), 'publications', publicationBody());
    const [entry] = await entriesOf('publications', id);
    expect(entry?.after).toMatchObject({ title: 'Edición de prueba' });
    expect(entry?.after).not.toHaveProperty('content');
  });

  test('changes without a person have no actor', async () => {
    const [entry] = await entriesOf('sectors', await insertRow(at(), 'sectors', sectorBody()));
    expect(entry?.actor).toBeNull();
  });

  test('a refused change leaves no entry', async () => {
    const count = () => at().database.query('select count(*) from public.audit_entries');
    const before = await count();
    const as = accountOf('planner elsewhere');
    await send(at(), { method: 'POST', path: 'sectors', as, body: sectorBody() });
    expect(await count()).toEqual(before);
  });

  describe('who reads it', () => {
    const seenBy = async (person: Person, filter: string) =>
      rowsOf(
        await send(at(), {
          method: 'GET',
          path: `audit_entries?${filter}&select=table_name,municipality_id`,
          as: accountOf(person),
        }),
      );

    test('planners do not learn from it who holds which role', async () => {
      await insertRow(at(), 'user_roles', await roleBody(at()));
      const filter = `table_name=eq.user_roles&municipality_id=eq.${here}`;
      expect(await seenBy('planner here', filter)).toEqual([]);
      expect((await seenBy('admin here', filter)).length).toBeGreaterThan(0);
    });

    test('an admin of one municipality sees nothing of others or of everywhere', async () => {
      await insertRow(at(), 'user_roles', await roleBody(at(), null));
      const others = 'or=(municipality_id.is.null,municipality_id.neq.' + here + ')';
      expect(await seenBy('admin here', others)).toEqual([]);
      expect((await seenBy('admin everywhere', others)).length).toBeGreaterThan(0);
    });
  });

  describe('nobody rewrites it', () => {
    test.each([
      `update public.audit_entries set actor = null`,
      `delete from public.audit_entries`,
      `truncate public.audit_entries`,
      `insert into public.audit_entries (table_name, row_key, action) values ('sectors', '1', 'delete')`,
    ])('not even a superuser: %s', async (statement) => {
      await expect(at().database.query(statement)).rejects.toThrow(/append-only|alone|truncated/);
    });

    test('not even with the secret key', async () => {
      const { secretKey } = at().secrets;
      const answer = await send(at(), {
        method: 'POST',
        path: 'audit_entries',
        headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
        body: { table_name: 'sectors', row_key: '1', action: 'delete' },
      });
      expect(answer.status).toBe(403);
      expect(refusalOf(answer).message).toBe('Audit entries are written by triggers alone.');
    });

    test('and no table can be emptied past it', async () => {
      await expect(at().database.query('truncate public.sectors cascade')).rejects.toThrow(
        'cannot be truncated',
      );
    });
  });
});
