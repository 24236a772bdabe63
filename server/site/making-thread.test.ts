import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MakingThread } from './making-thread.ts';
import type { Recipe } from './recipe.ts';
import { sha256 } from '../asset.ts';
import { SiteServer } from './site-server.ts';

/** Makes of a path what a test wants of it; `#` and what follows only tell files apart. */
const code = `
import { appendFileSync, existsSync } from 'node:fs';
export const renderPage = (page, { path }) => {
  const [what, argument] = path.split('#')[0].split('=');
  if (what === 'die') process.exit(3);
  if (what === 'throw') throw new Error('broken');
  if (what === 'fill') for (const all = []; ; ) all.push(new Array(100_000).fill(Math.random()));
  while (what === 'for-ever');
  while (what === 'wait' && !existsSync(argument));
  if (what === 'count') appendFileSync(argument, 'made ');
  return 'page ' + path;
};
export const makeEditionPage = (document) => document;
export const standaloneSvg = ({ height }) =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="' + height + '"/>';
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'making-'));
});
afterAll(() => rm(folder, { recursive: true }));

function recipe(path: string): Recipe {
  const assets = { styles: { edition: '', others: '' }, script: null, stillScript: null };
  return {
    as: 'page',
    page: { kind: 'no-edition', municipality: { id: 'soyapango', name: 'Soyapango' } },
    options: { locale: 'es', path, assets, publicUrl: null, workspaceUrl: null },
  };
}

const make = async (thread: MakingThread, path: string) =>
  Buffer.from((await thread.make(path, recipe(path))).plain).toString();

test('answers for other files while one is being made', async () => {
  const thread = new MakingThread({ code });
  const allowed = join(folder, 'allowed');
  const client = ['slow', 'other'].map((path) => ({
    ...({
      path,
      kind: 'asset',
      type: 'text/html',
      cache: 'short',
      status: 200,
      key: path,
    } as const),
    load: async () =>
      path === 'slow'
        ? thread.make(path, recipe(`wait=${allowed}`))
        : { plain: Buffer.from(path), br: undefined, gzip: undefined },
  }));
  const none = { page: [], app: [], preview: [], embed: [], published: [], asset: [] };
  const server = new SiteServer({ headers: none, client });
  const ask = (url: string) =>
    server.answer({ method: 'GET', url, ifNoneMatch: undefined, acceptEncoding: undefined });
  const slow = ask('/slow');
  expect(await ask('/other')).toMatchObject({ body: Buffer.from('other') });
  expect(existsSync(allowed)).toBe(false);
  await writeFile(allowed, '');
  expect(await slow).toMatchObject({ status: 200 });
});

test('makes a file once, however many ask for it at once', async () => {
  const thread = new MakingThread({ code });
  const counted = join(folder, 'counted');
  const path = `count=${counted}`;
  const asked = await Promise.all([1, 2, 3].map(() => make(thread, path)));
  expect(asked).toEqual(Array(3).fill(`page ${path}`));
  await make(thread, `${path}#another`);
  expect(await readFile(counted, 'utf8')).toBe('made made ');
});

test.each([
  ['die', /ended with 3/],
  ['fill', /memory limit/],
  ['for-ever', /longer than 4 s/],
  ['throw', /^broken$/],
])('is replaced when a file makes it %s, and goes on with the others', async (path, why) => {
  const thread = new MakingThread({ code, withinMs: path === 'for-ever' ? 4000 : 30_000 });
  const before = make(thread, 'a');
  const failing = make(thread, path);
  const after = make(thread, 'b');
  await expect(failing).rejects.toThrow(why);
  expect([await before, await after]).toEqual(['page a', 'page b']);
});

test('makes pictures again after one broke the renderer, and none of a changed document', async () => {
  const thread = new MakingThread({ code });
  const picture = async (height: number, of = JSON.stringify({ height })) => {
    const file = join(folder, `${height}.json`);
    await writeFile(file, JSON.stringify({ height }));
    const edition = { document: { file, sha256: sha256(of) }, previous: null, editions: [] };
    const options = { locale: 'es' as const, context: [], address: null };
    const { plain } = await thread.make(`${height}`, { as: 'png', edition, options });
    return Buffer.from(plain).subarray(1, 4).toString();
  };
  const broken = picture(1_000_000_000);
  const whole = picture(1);
  await expect(broken).rejects.toThrow('unreachable');
  expect(await whole).toBe('PNG');
  await expect(picture(2, 'as it was')).rejects.toThrow('no longer, what was published');
});
