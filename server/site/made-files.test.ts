import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256, type Copies } from '../asset.ts';
import { MadeFiles } from './made-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'made-'));
});
afterEach(() => rm(folder, { recursive: true }));

const copies = (text: string): Copies => ({
  plain: Buffer.from(text),
  br: Buffer.from('br'),
  gzip: Buffer.from('gzip'),
});
const textOf = ({ plain }: Copies) => Buffer.from(plain).toString();

test('gives what was made also where it cannot be kept, and says so once', async () => {
  // A folder that cannot be made, whoever runs the test.
  await writeFile(join(folder, 'file'), '');
  const lines: string[] = [];
  const made = new MadeFiles(join(folder, 'file/made'), (line) => lines.push(line));
  expect(textOf(await made.text('a', () => Promise.resolve(copies('a'))))).toBe('a');
  expect(textOf(await made.picture('b', () => Promise.resolve(copies('b'))))).toBe('b');
  expect(lines).toEqual([expect.stringContaining('cannot be kept')]);
});

test('makes again what a process that was killed left half made, and removes what it left', async () => {
  const made = new MadeFiles(folder);
  await made.text('a', () => Promise.resolve(copies('a')));
  await made.text('old', () => Promise.resolve(copies('old')));
  await rm(join(folder, sha256('a')));
  expect(textOf(await made.text('a', () => Promise.resolve(copies('again'))))).toBe('again');
  const [stale, young] = ['stale', 'young'].map((name) => join(folder, `${name}.tmp`));
  for (const file of [stale, young]) await writeFile(file ?? '', '');
  await utimes(stale ?? '', 0, 0);
  await made.keepOnly(['a']);
  const name = sha256('a');
  expect((await readdir(folder)).sort()).toEqual(
    [name, `${name}.br`, `${name}.gz`, 'young.tmp'].sort(),
  );
});
