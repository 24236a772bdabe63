import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostileSource } from '../tests/fixtures/hostile-editions.ts';
import { follow } from './following.ts';
import type { PublicationSource } from './publication-source.ts';
import { PublishedFolder } from './published-folder.ts';
import { Published } from './published.ts';

const hostile = hostileSource();
let folder: string;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'published-'));
  lines = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** A disk that takes no file whose name ends in one of `refused`. */
class FullFolder extends PublishedFolder {
  refused: string[] = [];
  override async write(path: string, plain: Uint8Array<ArrayBuffer>) {
    if (this.refused.some((ending) => path.endsWith(ending))) throw new Error('ENOSPC: no space');
    await super.write(path, plain);
  }
}

function opened() {
  const disk = new FullFolder(folder);
  const published = new Published({ folder: disk, log: (line) => lines.push(line) });
  const numbers = () => published.state.editions.map(({ entry }) => entry.edition);
  return { disk, published, numbers };
}

/** One edition; `withdrawn`: no more. */
function source(withdrawn = false): PublicationSource {
  return {
    ...hostile,
    editions: async () =>
      (await hostile.editions()).slice(0, 1).map((one) => ({
        ...one,
        withdrawn: withdrawn ? { on: '2027-02-20', reasonEs: 'Error', reasonEn: 'Error' } : null,
      })),
  };
}

test('a withdrawal takes the document away also where a full disk takes no tombstone', async () => {
  const { disk, published, numbers } = opened();
  await published.refresh(source());
  expect(numbers()).toEqual([1]);
  disk.refused = ['.json'];
  await published.refresh(source(true));
  await published.refresh(source(true));
  expect([numbers(), published.isBehind]).toEqual([[], true]);
  expect(await disk.readPlain('soyapango/1.json')).toBeUndefined();
  // Told once, however often it is tried.
  expect(lines.filter((line) => line.includes('Not published'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('index'))).toHaveLength(1);
  const again = opened();
  await again.published.load();
  expect(again.numbers()).toEqual([]);

  disk.refused = [];
  await published.refresh(source(true));
  expect([numbers(), published.isBehind]).toEqual([[1], false]);
  expect(published.state.editions[0]?.entry.withdrawn).not.toBeNull();
});

test('an edition that could not be taken over is tried again, by and by', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { disk, published, numbers } = opened();
  disk.refused = ['1.json'];
  const following = follow(published, source(), {
    log: (line) => lines.push(line),
    always: false,
  });
  await following.refresh();
  expect(numbers()).toEqual([]);
  disk.refused = [];
  vi.advanceTimersByTime(60_000);
  await published.idle();
  expect(numbers()).toEqual([1]);
  await following.stop();
});

test('what an earlier run left is known by its hash, with its words', async () => {
  const first = opened();
  await first.published.refresh(hostile);
  const again = opened();
  await again.published.load();
  const told = ({ published }: ReturnType<typeof opened>) =>
    published.state.editions.map(({ municipality, entry, summary, file }) =>
      JSON.stringify([municipality, Object.entries(entry).sort(), summary, file]),
    );
  expect(told(again)).toEqual(told(first));
  expect(again.numbers()).toEqual([1, 2, 3]);
});

test('a file that is not what was listed is left out: changed, or a tombstone by now', async () => {
  const { disk, published } = opened();
  await published.refresh(hostile);
  const document = (await disk.readPlain('soyapango/3.json')) ?? new Uint8Array();
  const changed = Buffer.from(document);
  changed[100] = (changed[100] ?? 0) + 1;
  // As a server leaves it that was killed before it wrote the index.
  const tombstone = (await disk.readPlain('soyapango/2.json')) ?? new Uint8Array();
  const asEdition1 = Buffer.from(tombstone).toString().replace('"edition":2', '"edition":1');
  for (const [file, bytes] of [
    ['soyapango/3.json', changed],
    ['soyapango/1.json', Buffer.from(asEdition1)],
  ] as const) {
    await disk.write(file, bytes);
  }
  const again = opened();
  await again.published.load();
  expect(again.numbers()).toEqual([2]);
});

test('what was read is served on while the source cannot be reached, which is told once', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { published, numbers } = opened();
  let isAway = false;
  const municipalities = () =>
    isAway ? Promise.reject(new Error('gone')) : source().municipalities();
  const following = follow(
    published,
    { ...source(), municipalities },
    { log: (line) => lines.push(line), always: true },
  );
  await following.refresh();
  isAway = true;
  for (let minute = 0; minute < 3; minute++) {
    vi.advanceTimersByTime(60_000);
    await published.idle();
  }
  await following.stop();
  expect(numbers()).toEqual([1]);
  expect(lines.filter((line) => line.includes('gone'))).toEqual([
    'The published editions could not be read (gone): serving the 1 on disk.',
  ]);
});
