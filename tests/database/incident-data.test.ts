import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Client } from '../../src/data/client.ts';
import {
  importIncidents,
  readIncidentCounts,
  readIncidentExtent,
  readIncidentImports,
  readIncidentPoints,
  readOffenceCodes,
  rememberOffenceCodes,
  undoIncidentImport,
} from '../../src/data/incidents.ts';
import { incidentBatch, mostImportedIncidents } from '../../src/data/incident-batch.ts';
import type { IncidentFilter } from '../../src/domain/incident-filter.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { signToken } from '../fixtures/tokens.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, here, type Person, settle } from './people.ts';
import { insertCatalogue, ownIndicator } from './rows.ts';

type Connection = { client: Client | null; offline: boolean; sent: number };
const connection = vi.hoisted((): Connection => ({ client: null, offline: false, sent: 0 }));
vi.mock('../../src/data/client.ts', async (original) => ({
  ...(await original<object>()),
  connectSignedIn: () => Promise.resolve(connection.client),
}));

// What more than one request carries is the same for small requests; full ones are sent elsewhere,
// straight to the server and from a browser.
vi.mock('../../src/data/incident-batch.ts', () => ({
  incidentBatch: 500,
  mostImportedIncidents: 2000,
}));

const incident = (change: Partial<Incident> = {}): Incident => ({
  ...{ id: randomUUID(), indicatorKey: ownIndicator, precision: 'minute' },
  ...{ occurredAt: '2015-03-04T13:45:00-06:00', longitude: -88.995, latitude: 13.005 },
  ...change,
});
const all: IncidentFilter & { municipalityId: string } = {
  ...{ municipalityId: here, from: '2015-01-01', to: '2016-01-01' },
  ...{ indicators: null, sectorId: null, hours: null, weekdays: null },
};

describeOnEngines('the app asking for incidents', (at) => {
  const signIn = (person: Person): Client => {
    const { publishableKey, jwtSecret } = at().secrets;
    const token = signToken(jwtSecret, accountOf(person) ?? '');
    const client: unknown = createClient('http://127.0.0.1', publishableKey, {
      auth: { persistSession: false },
      global: {
        headers: { authorization: `Bearer ${token}` },
        fetch: (input, init) => {
          connection.sent++;
          if (connection.offline) return Promise.reject(new TypeError('Failed to fetch'));
          return at().api.fetch(new Request(input, init));
        },
      },
    });
    return client as Client;
  };
  const sentOf = (incidents: Incident[]) => ({
    ...{ municipalityId: here, id: randomUUID(), source: 'Denuncias', fileName: null },
    ...{ synthetic: false, incidents },
  });
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    // The client of the page wants to know of one, and opens none.
    vi.stubGlobal('WebSocket', vi.fn());
    connection.client = signIn('police here');
  });

  test('is told that there are none', async () => {
    expect(await readIncidentExtent(here)).toBe(null);
    const counts = await readIncidentCounts({ ...all, by: 'all' });
    expect(counts).toMatchObject({ total: 0, column: null, count: new Float64Array() });
  });

  test('brings in more than one request carries, goes on after a lost connection, and takes it back', async () => {
    const sent = sentOf(Array.from({ length: incidentBatch + 2 }, () => incident()));
    const arrived: number[] = [];
    const progress = (count: number) => {
      arrived.push(count);
      connection.offline = arrived.length === 1;
    };
    await expect(importIncidents(sent, progress)).rejects.toMatchObject({ kind: 'offline' });
    connection.offline = false;
    expect(await readIncidentExtent(here)).toBe(null);
    const [begun] = await readIncidentImports(here);
    expect(begun).toMatchObject({ id: sent.id, completedAt: null, undoneAt: null });
    const made = await importIncidents(sent, progress);
    expect(made).toEqual({ added: incidentBatch + 2, alreadyThere: 0 });
    expect(arrived).toEqual([incidentBatch, incidentBatch, incidentBatch + 2]);
    expect(await importIncidents(sent)).toEqual(made);
    expect(await readIncidentExtent(here)).toEqual({
      ...{ from: '2015-03-01', to: '2015-04-01', total: incidentBatch + 2, synthetic: 0 },
    });
    expect(await undoIncidentImport(here, sent.id)).toEqual({ removed: incidentBatch + 2 });
    await expect(importIncidents(sent)).rejects.toMatchObject({ kind: 'stale' });
    expect(await readIncidentExtent(here)).toBe(null);
  });

  test('leaves nothing of an import that was called off or refused', async () => {
    const sent = sentOf(Array.from({ length: incidentBatch + 1 }, () => incident()));
    const calledOff = new AbortController();
    const work = importIncidents(sent, () => calledOff.abort(), calledOff.signal);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    const wrong = sentOf([
      ...sent.incidents.slice(1),
      incident({ occurredAt: '2999-01-01T00:00Z' }),
    ]);
    await expect(importIncidents(wrong)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(`in the future: ${incidentBatch + 1}.`) as string,
    });
    const [held] = await at().database.query(
      'select count(*)::int as count from private.incidents',
    );
    const imports = await readIncidentImports(here);
    const undone = imports.filter(({ id }) => id === sent.id || id === wrong.id);
    expect([held?.count, undone.filter(({ undoneAt }) => undoneAt).length]).toEqual([0, 2]);
    const { length } = Array.from({ length: mostImportedIncidents + 1 });
    const tooMany = sentOf(Array.from({ length }, () => sent.incidents[0] as Incident));
    await expect(importIncidents(tooMany)).rejects.toMatchObject({ kind: 'refused' });
  });

  describe('reads', () => {
    beforeAll(async () => {
      const daily = { precision: 'day', occurredAt: '2015-05-06T00:00:00-06:00' } as const;
      await importIncidents(sentOf([incident(), incident(), incident(daily)]));
      await importIncidents({ ...sentOf([incident({ longitude: -88.9 })]), synthetic: true });
    });

    test('counts in columns', async () => {
      const shape = { kind: 'hexagonal', size: 250 } as const;
      const cells = await readIncidentCounts({ ...all, by: 'cell', shape });
      expect([cells.total, cells.synthetic, cells.leftOut]).toEqual([4, 1, 0]);
      expect([...cells.count].sort()).toEqual([1, 3]);
      const place = [...cells.count].indexOf(3);
      const address = [cells.column?.[place] ?? 0, cells.row?.[place] ?? 0] as const;
      const hours = await readIncidentCounts({
        ...{ ...all, by: 'all', shape, cells: [address], step: 'hour', perIndicator: true },
      });
      expect(hours).toEqual({
        ...{ total: 2, synthetic: 0, leftOut: 1, column: null, row: null, sectorId: null },
        ...{ step: [2 * 24 + 13], indicator: [ownIndicator], count: Float64Array.of(2) },
      });
      const sectors = await readIncidentCounts({ ...all, by: 'sector', step: 'month' });
      expect(sectors).toMatchObject({ sectorId: [null, null], indicator: null });
      expect([...(sectors.step ?? [])].sort()).toEqual(['2015-03-01', '2015-05-01']);
    });

    test('points, and stops when nobody waits any more', async () => {
      const bounds = [-89, 13, -88.95, 13.1] as const;
      const { total, points } = await readIncidentPoints({ ...all, bounds, limit: 1 });
      expect([total, points]).toEqual([
        3,
        [
          {
            ...{ id: expect.any(String) as string, indicatorKey: ownIndicator, precision: 'day' },
            ...{ occurredAt: '2015-05-06T06:00:00.000Z', longitude: -88.995, latitude: 13.005 },
            ...{ sectorId: null, synthetic: false },
          },
        ],
      ]);
      const left = AbortSignal.abort(new Error('left'));
      const asked = readIncidentPoints({ ...all, bounds, signal: left });
      await expect(asked).rejects.toThrow('left');
      await expect(readIncidentCounts({ ...all, by: 'all', signal: left })).rejects.toThrow('left');
    });

    test('as nobody who may not', async () => {
      connection.client = signIn('planner here');
      const refused = { kind: 'forbidden' };
      await expect(readIncidentCounts({ ...all, by: 'all' })).rejects.toMatchObject(refused);
      await expect(readIncidentExtent(here)).rejects.toMatchObject(refused);
      await expect(importIncidents(sentOf([incident()]))).rejects.toMatchObject(refused);
      expect([await readIncidentImports(here), await readOffenceCodes(here)]).toEqual([
        [],
        new Map(),
      ]);
      connection.client = signIn('police here');
    });
  });

  test('remembers offences, and writes only what has changed', async () => {
    const said = new Map([
      ['hurto agravado', ownIndicator],
      ['ebriedad', null],
    ]);
    await rememberOffenceCodes(here, said);
    expect(await readOffenceCodes(here)).toEqual(said);
    const { sent } = connection;
    await rememberOffenceCodes(here, said);
    // One to read what stands there.
    expect(connection.sent).toBe(sent + 1);
    await rememberOffenceCodes(here, new Map([['ebriedad', ownIndicator]]));
    expect((await readOffenceCodes(here)).get('ebriedad')).toBe(ownIndicator);
    const [row] = await at().database.query(
      `select count(*)::int as entries from public.audit_entries where table_name = 'offence_codes'`,
    );
    expect(row).toEqual({ entries: 3 });
  });
});
