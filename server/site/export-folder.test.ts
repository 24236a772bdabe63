import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportInto } from './export-folder.ts';
import type { SiteFile } from './site-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (path: string, load?: SiteFile['load']): SiteFile => ({
  ...{ path, kind: 'page', type: 'text/html', cache: 'short', status: 200, key: path },
  load:
    load ??
    (() => Promise.resolve({ plain: Buffer.from(path), br: Buffer.from('br'), gzip: undefined })),
});

test('a withdrawn edition leaves no file in the folder of an earlier export', async () => {
  const out = join(folder, 'site');
  const derived = ['csv', 'svg', 'en.png'].map((format) => `published/soyapango/1.${format}`);
  await exportInto(
    out,
    ['index.html', 'soyapango/1/embed.html', ...derived].map((path) => file(path)),
  );
  await exportInto(out, [file('index.html'), file('published/soyapango/1.json')]);
  const files = (await readdir(out, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(files.sort()).toEqual(
    ['.territorio-seguro-export.json', '1.json', '1.json.br', 'index.html', 'index.html.br'].sort(),
  );
  expect(await readdir(folder)).toEqual(['site']);
});

test('leaves out a file that cannot be made, and says why', async () => {
  const out = join(folder, 'site');
  const broken = file('broken.html', () => Promise.reject(new Error('no picture')));
  expect(await exportInto(out, [broken, file('index.html')])).toEqual({
    files: ['index.html', 'index.html.br'],
    kept: 0,
    failures: [{ path: 'broken.html', why: 'no picture' }],
  });
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('index.html');
});

test('removes what an export left that was killed, and nothing else beside the folder', async () => {
  const id = '3f6c0f0e-5d0b-4a3e-9a55-7c1f0b8f2d61';
  const left = [`.site.${id}.unfinished`, `.site.${id}.unfinished.before`];
  const others = [`.other.${id}.unfinished`, '.site.unfinished', `.site.${id}.unfinished.txt`];
  for (const name of [...left, ...others]) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'index.html'), '');
    await utimes(join(folder, name), 0, 0);
  }
  const young = `.site.${id.replace('3', '4')}.unfinished`;
  await mkdir(join(folder, young));
  await exportInto(join(folder, 'site'), [file('index.html')]);
  expect((await readdir(folder)).sort()).toEqual(['site', young, ...others].sort());
});

test('keeps a file that has not changed, with its date, and writes what has', async () => {
  const out = join(folder, 'site');
  const bytes = (path: string, plain: string) =>
    file(path, () =>
      Promise.resolve({ plain: Buffer.from(plain), br: Buffer.from('br'), gzip: undefined }),
    );
  expect(await exportInto(out, [bytes('a.html', 'same'), bytes('b.html', 'one')])).toMatchObject({
    kept: 0,
  });
  for (const name of await readdir(out)) await utimes(join(out, name), 1000, 1000);
  const again = await exportInto(out, [bytes('a.html', 'same'), bytes('b.html', 'two')]);
  expect(again.kept).toBe(3);
  const dates = async (name: string) => (await stat(join(out, name))).mtimeMs;
  expect(await Promise.all(['a.html', 'a.html.br', 'b.html.br'].map(dates))).toEqual(
    Array(3).fill(1_000_000),
  );
  expect(await dates('b.html')).toBeGreaterThan(1_000_000);
  expect(await readFile(join(out, 'b.html'), 'utf8')).toBe('two');
});

test('an export that fails on its way leaves the folder as it was, and nothing beside it', async () => {
  const out = join(folder, 'site');
  await exportInto(out, [file('index.html')]);
  // A page in the place of a folder.
  const clash = [file('index.html'), file('index.html/1.html')];
  await expect(exportInto(out, clash)).rejects.toThrow(/cannot be written/);
  expect((await readdir(out)).sort()).toEqual(
    ['.territorio-seguro-export.json', 'index.html', 'index.html.br'].sort(),
  );
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('index.html');
  expect(await readdir(folder)).toEqual(['site']);
});
