import { expect, test } from 'vitest';
import type { Reply } from './served-file.ts';
import type { FileKind, SiteFile } from './site-file.ts';
import { SiteServer } from './site-server.ts';

const kinds: FileKind[] = ['page', 'app', 'preview', 'embed', 'published', 'asset'];
const headers = Object.fromEntries(kinds.map((kind) => [kind, ['x-kind', kind]])) as Record<
  FileKind,
  string[]
>;
let loads: string[] = [];

function file(path: string, content: string, more: Partial<SiteFile> = {}): SiteFile {
  const plain = Buffer.from(content);
  return {
    ...{ path, kind: 'page', type: 'text/html', cache: 'short', status: 200 },
    key: content,
    load: () => {
      loads.push(path);
      return Promise.resolve({ plain, br: Buffer.from('br'), gzip: undefined });
    },
    ...more,
  };
}

function serverOf(files: SiteFile[], keep?: number): SiteServer {
  loads = [];
  const client = [file('index.html', 'workspace', { kind: 'app' }), file('assets/a-1.js', 'code')];
  const server = new SiteServer({ headers, client, ...(keep === undefined ? {} : { keep }) });
  server.publish(files);
  return server;
}

const ask = (
  server: SiteServer,
  url: string,
  more: Partial<Parameters<SiteServer['answer']>[0]> = {},
) =>
  server.answer({ method: 'GET', url, ifNoneMatch: undefined, acceptEncoding: undefined, ...more });
const bodyOf = (reply: Reply | null) => Buffer.from(reply?.body ?? '').toString();

test('answers from memory once a file was asked for, and not before', async () => {
  const server = serverOf([file('index.html', 'all'), file('soyapango.html', 'one')]);
  const [first, second] = [ask(server, '/soyapango'), ask(server, '/soyapango.html?sector=1')];
  expect(first).toBeInstanceOf(Promise);
  expect([bodyOf(await first), bodyOf(await second)]).toEqual(['one', 'one']);
  const reply = ask(server, '/soyapango') as Reply;
  expect(bodyOf(reply)).toBe('one');
  expect(loads).toEqual(['soyapango.html']);
  expect(bodyOf(await ask(server, '/'))).toBe('all');
  const etag = reply.headers[reply.headers.indexOf('etag') + 1];
  expect(ask(server, '/soyapango', { ifNoneMatch: etag })).toMatchObject({
    status: 304,
    body: null,
  });
  expect(ask(server, '/soyapango', { method: 'HEAD' })).toMatchObject({ status: 200, body: null });
  expect(bodyOf(ask(server, '/soyapango', { acceptEncoding: 'br' }) as Reply)).toBe('br');
});

test('keeps in memory what a new edition does not change', async () => {
  const server = serverOf([file('a.html', 'a'), file('b.html', 'b')]);
  await ask(server, '/a');
  await ask(server, '/b');
  server.publish([file('a.html', 'a'), file('b.html', 'b, new')]);
  expect(bodyOf(ask(server, '/a') as Reply)).toBe('a');
  expect(bodyOf(await ask(server, '/b'))).toBe('b, new');
  server.publish([]);
  expect(ask(server, '/a')).toBeNull();
});

test('lets go of what was longest not asked for, when memory is short', async () => {
  const files = ['a', 'b', 'c'].map((name) => file(`${name}.html`, name.repeat(40)));
  const server = serverOf(files, 90);
  for (const path of ['/a', '/b', '/a', '/c']) await ask(server, path);
  expect(loads).toEqual(['a.html', 'b.html', 'c.html']);
  expect(ask(server, '/a')).not.toBeInstanceOf(Promise);
  expect(ask(server, '/c')).not.toBeInstanceOf(Promise);
  expect(bodyOf(await ask(server, '/b'))).toBe('b'.repeat(40));
});

test('a file that cannot be made takes no other away, and is tried again', async () => {
  let isBroken = true;
  const load = () => (isBroken ? Promise.reject(new Error('broken')) : file('a.html', 'a').load());
  const server = serverOf([file('a.html', 'a', { load }), file('b.html', 'b')]);
  await expect(ask(server, '/a')).rejects.toThrow('broken');
  expect(bodyOf(await ask(server, '/b'))).toBe('b');
  isBroken = false;
  expect(bodyOf(await ask(server, '/a'))).toBe('a');
});

test('tells the workspace, the API, pages and nothing apart', async () => {
  const server = serverOf([
    file('soyapango.html', 'one'),
    file('404.html', 'nowhere', { status: 404 }),
    file('en/404.html', 'nowhere, in English', { status: 404 }),
  ]);
  for (const path of ['/explore', '/en/publish/soyapango', '/sign-in?next=/', '/hotspots/x']) {
    expect(bodyOf(await ask(server, path))).toBe('workspace');
  }
  for (const path of ['/rest/v1/x', '/auth/v1/token', '/health', '/config.json', '/x.json']) {
    expect(ask(server, path)).toBeNull();
  }
  for (const path of ['/published/x', '/assets/', '/assets/b-2.js']) {
    expect(ask(server, path)).toBeNull();
  }
  expect(ask(server, '/soyapango', { method: 'POST' })).toBeNull();
  expect(bodyOf(await ask(server, '/nowhere/at/all'))).toBe('nowhere');
  expect(bodyOf(await ask(server, '/en/%E0%A4%A'))).toBe('nowhere, in English');
  const lost = (await ask(server, '/nowhere.html', { ifNoneMatch: '*' })) as Reply;
  expect([lost.status, lost.headers.includes('no-cache')]).toEqual([404, true]);
});

test.each([
  ['/soyapango/', '../soyapango'],
  ['/soyapango//?a=1', '../../soyapango?a=1'],
  ['/en/soyapango/', '../soyapango'],
])('sends %s on to %s', (path, location) => {
  const server = serverOf([file('soyapango.html', ''), file('en/soyapango.html', '')]);
  const reply = ask(server, path) as Reply;
  expect(reply.status).toBe(308);
  expect(reply.headers[reply.headers.indexOf('location') + 1]).toBe(location);
});

test('never sends to another site', () => {
  const server = serverOf([file('index.html', 'all')]);
  for (const path of ['//', '//evil.example/', '/\\evil.example/']) {
    const reply = ask(server, path) as Reply | null;
    const location = reply?.headers[reply.headers.indexOf('location') + 1] ?? '';
    if (reply?.status === 308) expect(new URL(location, 'http://here/').host).toBe('here');
  }
});

test.each([
  '/'.repeat(2_000_000) + 'x/',
  '/' + '.'.repeat(2_000_000) + '/x',
  '/a' + '/'.repeat(2_000_000),
])('looks at a long address once, so that nobody waits for it: %.5s', async (path) => {
  const server = serverOf([file('404.html', 'none', { status: 404 })]);
  // A pattern tried anew at each place would take minutes, and the test give up.
  expect(await ask(server, path)).toMatchObject({ status: expect.any(Number) as number });
});
