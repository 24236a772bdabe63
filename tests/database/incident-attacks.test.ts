import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import {
  askIncidents,
  bringIncidents,
  incidentContent,
  reads,
  sentIncident,
} from './incident-rows.ts';
import { accountOf, everyone, here, type Person, settle, there } from './people.ts';
import { type Answer, fingerprint, rowsOf, send, type Sent } from './requests.ts';
import { insertCatalogue, insertRow, ownIndicator, sectorBody } from './rows.ts';

const police: Person = 'police here';
const inside: readonly Person[] = [police, 'admin here', 'admin everywhere'];
const outside = everyone.filter((person) => !inside.includes(person));
const missing = 'villa-de-nadie';

describeOnEngines('incidents under attack', (at) => {
  const given = [sentIncident(), sentIncident({ 3: 'day', 4: -88.994 })];
  const content = incidentContent(given, { source: 'Fuente reservada' });
  let sector = 0;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    sector = Number(await insertRow(at(), 'sectors', sectorBody()));
    await bringIncidents(at(), content);
    const code = { municipality_id: here, code: 'clave 5', indicator_key: ownIndicator };
    await insertRow(at(), 'offence_codes', code, 'code');
  });

  const call = (name: string, body: object, way: Partial<Sent>) =>
    send(at(), { method: 'POST', path: `rpc/${name}`, body, ...way });
  /** Each function with what finds something, but for whom it may. */
  const calls = (town: string): [name: string, body: object][] => [
    ...reads.map((name): [string, object] => [
      name,
      { query: JSON.stringify({ municipalityId: town, from: '2015-01-01', to: '2016-01-01' }) },
    ]),
    ['incident_extent', { municipality: town }],
    ['import_incidents', { content: JSON.stringify({ ...content, municipalityId: town }) }],
    ['undo_incident_import', { municipality: town, import_id: content.id }],
  ];
  /** What a stranger may be told, the same of a town that is hidden as of one that is not there. */
  const told = ({ status, text }: Answer) => [status, text.replaceAll(missing, here)];

  describe('tell nothing to', () => {
    const ways: [string, () => Partial<Sent>][] = [
      ...outside.map((person): [string, () => Partial<Sent>] => [
        person,
        () => ({ as: accountOf(person) }),
      ]),
      [
        'the secret key',
        () => {
          const { secretKey } = at().secrets;
          return { headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` } };
        },
      ],
    ];

    test.each(ways)('%s by a function', async (who, way) => {
      const before = await fingerprint(at());
      const hidden = calls(here);
      for (const [i, [name, body]] of calls(missing).entries()) {
        // Totals of sectors by month are what a planner may know.
        if (name === 'incident_totals' && who === 'planner here') continue;
        const [unknown, known] = [
          await call(name, body, way()),
          await call(name, hidden[i]?.[1] ?? {}, way()),
        ];
        expect([name, [401, 403, 404].includes(known.status)]).toEqual([name, true]);
        expect([name, ...told(known)]).toEqual([name, ...told(unknown)]);
        for (const method of ['GET', 'HEAD'] as const) {
          const arguments_ = new URLSearchParams(
            Object.entries(hidden[i]?.[1] ?? {}).map(([key, value]) => [key, String(value)]),
          );
          const path = `rpc/${name}?${arguments_.toString()}`;
          const answer = await send(at(), { ...way(), method, path });
          expect([name, method, answer.status >= 400]).toEqual([name, method, true]);
        }
      }
      expect(await fingerprint(at())).toBe(before);
    });

    test.each(outside)('%s by a table, its count or what it embeds', async (person) => {
      const headers = { prefer: 'count=exact' };
      for (const path of [
        `incident_imports?id=eq.${content.id}`,
        'incident_imports?select=count',
        `municipalities?select=id,incident_imports!inner(source)&incident_imports.id=eq.${content.id}`,
        `incident_accesses?municipality_id=eq.${here}`,
        `municipalities?select=id,incident_accesses!inner(actor)&id=eq.${here}`,
        `offence_codes?municipality_id=eq.${here}`,
        `indicators?select=key,offence_codes!inner(code)&key=eq.${ownIndicator}`,
        'audit_entries?table_name=in.(incident_imports,offence_codes)',
      ]) {
        const answer = await send(at(), { method: 'GET', path, as: accountOf(person), headers });
        expect(answer.text).not.toMatch(/Fuente reservada|clave 5/);
        const rows = rowsOf(answer).filter((row) => !('count' in row && Number(row.count) === 0));
        const own = person.endsWith('elsewhere') && path.includes('select=count');
        if (!own) expect([path, rows]).toEqual([path, []]);
        expect(answer.headers.get('content-range') ?? '*/0').toMatch(
          path.includes('select=count') ? /./ : /\/(0|\*)$/,
        );
      }
    });

    test.each(outside)('%s by taking an id of an offence that is known', async (person) => {
      const as = accountOf(person);
      const row = { municipality_id: here, indicator_key: ownIndicator };
      const answers = [];
      for (const code of ['clave 5', 'clave 6']) {
        const body = { ...row, code };
        const posted = await send(at(), { method: 'POST', path: 'offence_codes', as, body });
        answers.push([posted.status, posted.text.replaceAll(code, '')]);
      }
      expect([401, 403]).toContain(answers[0]?.[0]);
      expect(answers[1]).toEqual(answers[0]);
    });
  });

  test('pipelined, strangers among the police see nothing, and the police see all', async () => {
    const people: Person[] = [police, 'anonymous', 'planner here', 'police elsewhere'];
    const asked = Array.from({ length: 40 }, (_, i) => people[i % people.length] ?? police);
    const answers = await Promise.all(
      asked.map((person) => askIncidents(at(), 'incident_points', {}, person)),
    );
    answers.forEach((answer, i) => {
      const sees = given.every(([id]) => answer.text.includes(id));
      const some = given.some(([id]) => answer.text.includes(id));
      const may = asked[i] === police;
      expect([asked[i], sees, some]).toEqual([asked[i], may, may]);
    });
  });

  test('of another municipality are not reached by a sector, an import or an id of it', async () => {
    const row = given[0] ?? sentIncident();
    const theirs = incidentContent([row], { municipalityId: there });
    const brought = await bringIncidents(at(), theirs, 'police elsewhere');
    // That another municipality has the same incident is not told.
    expect(JSON.parse(brought.text)).toMatchObject({ added: 1, alreadyThere: 0 });
    const undone = await call(
      'undo_incident_import',
      { municipality: there, import_id: content.id },
      { as: accountOf('police elsewhere') },
    );
    const unknown = await call(
      'undo_incident_import',
      { municipality: there, import_id: randomUUID() },
      { as: accountOf('police elsewhere') },
    );
    expect([undone.status, undone.text]).toEqual([404, unknown.text]);
    for (const name of ['incident_points', 'incident_rollup'] as const) {
      const question = { municipalityId: there, sectorId: sector };
      const answer = await askIncidents(at(), name, question, 'police elsewhere');
      expect(JSON.parse(answer.text)).toMatchObject({ total: 0, rows: [] });
    }
  });

  test('leave a record of a read that found nothing, and of hours and weekdays that were asked', async () => {
    const newest = async () => {
      const [row] = await at().database.query(
        `select hours::text, matched_count as matched,
           (select count(*)::int from public.incident_accesses) as count
         from public.incident_accesses order by id desc limit 1`,
      );
      return row ?? { count: 0 };
    };
    const before = await newest();
    const bounds = [-88, 12, -87.9, 12.1];
    const nothing = await askIncidents(at(), 'incident_points', { bounds, hours: [3], limit: 0 });
    expect(JSON.parse(nothing.text)).toMatchObject({ total: 0, rows: [] });
    const count = Number(before.count) + 1;
    expect(await newest()).toEqual({ count, matched: 0, hours: '{3}' });
  });

  test('leave a record that is no longer than what was understood', async () => {
    const digits = `0.${'1'.repeat(10_000)}`;
    const query = `{"municipalityId":"${here}","from":"2015-01-01","to":"2016-01-01",
      "bounds":[-89,13,-88,13.${'0'.repeat(10_000)}1],"limit":${JSON.stringify('1')}}`;
    for (const sent of [query, query.replace('13,-88', `${digits},-88`)]) {
      const answer = await call('incident_points', { query: sent }, { as: accountOf(police) });
      expect(answer.status).toBe(200);
      const [row] = await at().database.query(
        `select length(area::text) as length from public.incident_accesses order by id desc limit 1`,
      );
      expect(Number(row?.length)).toBeLessThan(100);
    }
  });

  test('filter points by hours and weekdays as counts do', async () => {
    // The first is of a Wednesday, 13:45; the second only of that day.
    for (const change of [
      {},
      { hours: [13] },
      { hours: [12] },
      { weekdays: [3] },
      { weekdays: [4] },
      { hours: [13], weekdays: [3] },
      { from: '2015-03-04', to: '2015-03-05' },
    ]) {
      const [points, counts] = await Promise.all([
        askIncidents(at(), 'incident_points', change),
        askIncidents(at(), 'incident_rollup', change),
      ]);
      const totals = [points, counts].map(
        ({ text }) => (JSON.parse(text) as { total: number }).total,
      );
      expect([change, totals[0]]).toEqual([change, totals[1]]);
    }
  });

  describe('answer what is nonsense as nonsense, and quickly:', () => {
    const nested = JSON.stringify(Array.from({ length: 1000 }, () => 'x'));
    test.each<[string, object]>([
      ['incident_rollup', { from: '0001-01-01' }],
      ['incident_rollup', { to: '294276-12-31' }],
      ['incident_rollup', { to: 'infinity' }],
      ['incident_rollup', { to: 'now' }],
      ['incident_rollup', { sectorId: 1e15 }],
      ['incident_rollup', { sectorId: '9'.repeat(30) }],
      ['incident_rollup', { size: 1e12 }],
      ['incident_rollup', { step: "day'; drop table private.incidents; --" }],
      ['incident_rollup', { by: 'cell', kind: "square' or true --" }],
      ['incident_rollup', { synthetic: 'maybe' }],
      ['incident_rollup', { indicators: Array.from({ length: 501 }, () => 'x') }],
      ['incident_rollup', { hours: [1e9] }],
      ['incident_points', { indicators: ['x'.repeat(101)] }],
      ['incident_rollup', { cells: [`[1, 2]${' '.repeat(100)}`] }],
      ['incident_rollup', { hours: { 0: 1 } }],
      ['incident_rollup', { weekdays: nested }],
      ['incident_points', { limit: 1e15 }],
      ['incident_points', { bounds: [-1e300, 0, 1e300, 1] }],
      ['incident_points', { bounds: [null, null, null, null] }],
      ['incident_totals', { from: '2015-01-02' }],
      ['incident_totals', { indicators: 'x' }],
    ])('%s %j', async (name, change) => {
      const before = await fingerprint(at());
      const answer = await askIncidents(at(), name as (typeof reads)[number], change);
      const harmless = [
        '{"to":"now"}',
        '{"sectorId":1000000000000000}',
        '{"limit":1000000000000000}',
      ];
      if (!harmless.includes(JSON.stringify(change))) expect(answer.status).toBe(400);
      expect(answer.status).toBeLessThan(500);
      if (answer.status === 400) expect(await fingerprint(at())).toBe(before);
    });

    test('functions that are asked without JSON', async () => {
      for (const query of ['', '[]', 'null', '"x"', '{', '{"municipalityId":{}}']) {
        for (const name of reads) {
          const answer = await call(name, { query }, { as: accountOf('anonymous') });
          expect([401, 403, 404]).toContain(answer.status);
          const known = await call(name, { query }, { as: accountOf(police) });
          expect(known.status).toBeLessThan(500);
        }
      }
    });
  });
});
