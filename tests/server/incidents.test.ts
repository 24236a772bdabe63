import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import { apiClient, type ApiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import {
  accountOf,
  type RunningServer,
  startServer,
  temporaryFolder,
} from '../fixtures/server-process.ts';

let appDir: string;
let dataDir: string;
let server: RunningServer;
let client: ApiClient;
let token: string;

const start = async () => {
  server = await startServer({ dataDir, env: { APP_DIR: appDir } });
  client = await apiClient(server);
  token = await client.tokenOf(accountOf(server, 'police', 'soyapango'));
};
beforeAll(async () => {
  appDir = await makeBuiltApp();
  dataDir = await temporaryFolder();
  await start();
});
afterAll(async () => {
  await server.stop();
  await Promise.all([appDir, dataDir].map((folder) => rm(folder, { recursive: true })));
});

const municipalityId = 'soyapango';
const call = (name: string, body: object) => client.post(`/rest/v1/rpc/${name}`, body, token);
const extent = async (): Promise<unknown> =>
  (await call('incident_extent', { municipality: municipalityId })).json();
const demo = { from: '2015-01-01', to: '2016-01-01', total: 381, synthetic: 381 };

const random = seededGenerator(3);
/** Within the outline of Soyapango. */
const incident = () => [
  ...[randomUUID(), 0, '2016-03-04T13:45:00-06:00', 'minute'],
  -89.145 + random.unit() * 0.01,
  13.7 + random.unit() * 0.01,
];
const contentOf = (rows: unknown[], change: object = {}) =>
  JSON.stringify({
    ...{ municipalityId, id: randomUUID(), source: 'Denuncias', synthetic: false },
    ...{ indicators: ['theft'], rows, ...change },
  });

test('the demonstration incidents are there from the first start, and say that they are invented', async () => {
  expect(await extent()).toEqual(demo);
});

test('a part of an import with as many incidents as it may hold is taken', async () => {
  const rows = Array.from({ length: 20_000 }, incident);
  const content = contentOf(rows, { part: 1, parts: 2, fileName: 'x'.repeat(255) });
  const answer = await call('import_incidents', { content });
  expect([answer.status, await answer.json()]).toMatchObject([200, { completedAt: null }]);
  expect(await extent()).toEqual(demo);
});

test('a larger request is refused before anything is read, with what to do', async () => {
  const answer = await call('import_incidents', { content: 'x'.repeat(4_000_000) });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('Send it in smaller parts');
});

test.each([
  'incident_points?select=incident_points->>rows::int',
  'incident_points?select=incident_points',
  '%69ncident_points?select=incident_points->>rows::int',
  'incident_points?limit=0',
])('no column or condition fails on points, and so tells them unrecorded: %s', async (name) => {
  const body = { query: JSON.stringify({ municipalityId, from: '2015-01-01', to: '2016-01-01' }) };
  const answer = await call(name, body);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('in the body alone'),
  ]);
  for (const path of [
    '/rest/v1/%72pc/incident_points?select=x',
    '/rest/v1//rpc/incident_points?x',
  ]) {
    expect((await client.post(path, body, token)).status).toBe(400);
  }
});

test('what is refused, or fails, leaves no place and no statement in the log', async () => {
  const outside = incident();
  const content = contentOf([[...outside.slice(0, 4), -88.5, 13.123456]]);
  expect((await call('import_incidents', { content })).status).toBe(400);
  expect((await call('import_incidents', { content: `${content}}` })).status).toBe(400);
  const query = JSON.stringify({ municipalityId, from: 'secreto' });
  expect((await call('incident_points', { query })).status).toBe(400);
  const output = server.output();
  for (const text of [String(outside[0]), '13.123456', 'secreto', 'select', 'municipalityId']) {
    expect([text, output.includes(text)]).toEqual([text, false]);
  }
});

test('a power cut in mid-import leaves nothing of it to be found, and it goes on afterwards', async () => {
  const lists = [[incident(), incident()], [incident()]];
  const id = randomUUID();
  const [first, last] = lists.map((rows, i) => contentOf(rows, { id, part: i + 1, parts: 2 }));
  expect((await call('import_incidents', { content: first })).status).toBe(200);
  await server.kill();
  await start();
  expect(await extent()).toEqual(demo);
  expect((await call('import_incidents', { content: first })).status).toBe(200);
  const made = (await (await call('import_incidents', { content: last })).json()) as object;
  expect(made).toMatchObject({ added: 3, alreadyThere: 0 });
  expect(await extent()).toMatchObject({ to: '2016-04-01', total: 384, synthetic: 381 });
});

test('demonstration incidents that were undone do not come back with the next start', async () => {
  const imports = await client.request('/rest/v1/incident_imports?synthetic=is.true', {}, token);
  const [made] = (await imports.json()) as { id: string }[];
  const undo = { municipality: municipalityId, import_id: made?.id };
  expect((await call('undo_incident_import', undo)).status).toBe(200);
  expect(await server.stop()).toBe(0);
  await start();
  expect(await extent()).toMatchObject({ total: 3, synthetic: 0 });
});
