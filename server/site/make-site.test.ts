import { expect, test } from 'vitest';
import type { PublishedEdition } from '../published-edition.ts';
import type { PublishedState } from '../published.ts';
import { MadeFiles } from './made-files.ts';
import { makeSite } from './make-site.ts';
import type { SiteMaker } from './site-maker.ts';

const maker = {
  make: { publicationJsonSchema: '{}', feedOf: () => '' },
  assets: { styles: { edition: '', others: '' }, script: 'a.js', stillScript: 'b.js' },
  version: '1',
} as unknown as SiteMaker;

const municipality: PublishedState['municipalities'][number] = {
  ...{ id: 'soyapango', name: 'Soyapango', department: 'San Salvador', nationalPhase: 1 },
  ...{ areaKm2: null, outline: null, outlineSource: null },
};

function edition(number: number, withdrawn = false): PublishedEdition {
  const common = { edition: number, publishedOn: '2027-01-31', sha256: String(number).repeat(64) };
  return {
    municipality: 'soyapango',
    entry: withdrawn
      ? { ...common, withdrawn: { on: '2027-02-01', reasonEs: 'x', reasonEn: 'x' } }
      : { ...common, withdrawn: null, titleEs: 'Fases', titleEn: 'Phases' },
    summary: { es: '', en: '' },
    file: `${number}.json`,
    load: () => Promise.reject(new Error('not asked for')),
  };
}

/** The files of the site with the keys of what they are made from. */
function keysOf(editions: PublishedEdition[]): Map<string, string> {
  const files = makeSite({
    state: { municipalities: [municipality], editions },
    ...{ maker, making: { make: () => Promise.reject(new Error('not asked for')) } },
    ...{ made: new MadeFiles(null), publicUrl: 'https://example.org/', workspaceUrl: null },
  });
  return new Map(files.map(({ path, key }) => [path, key]));
}

function changedIn(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before].flatMap(([path, key]) => (after.get(path) === key ? [] : [path]));
}

const ofEdition = (number: number) => new RegExp(`^(en/)?(published/)?soyapango/${number}[./]`);

test('a new edition changes of the earlier ones only the pages that list them all', () => {
  const changed = changedIn(
    keysOf([edition(1), edition(2)]),
    keysOf([edition(1), edition(2), edition(3)]),
  );
  expect(changed.filter((path) => ofEdition(1).test(path)).sort()).toEqual([
    'en/soyapango/1.html',
    'soyapango/1.html',
  ]);
  // It is no longer the newest, so what led to the newest leads to it by its number.
  expect(changed.filter((path) => ofEdition(2).test(path)).sort()).toEqual(
    ['', '/embed', '/print']
      .flatMap((view) => [`en/soyapango/2${view}.html`, `soyapango/2${view}.html`])
      .sort(),
  );
});

test('a withdrawn edition changes all of itself, and all of the one that was compared with it', () => {
  const before = keysOf([edition(1), edition(2), edition(3)]);
  const after = keysOf([edition(1, true), edition(2), edition(3)]);
  const changed = changedIn(before, after);
  const all = (number: number) => [...before.keys()].filter((path) => ofEdition(number).test(path));
  expect(changed).toEqual(expect.arrayContaining([...all(1), 'soyapango/2.html']));
  expect([...after.keys()].filter((path) => path.startsWith('published/soyapango/1.'))).toEqual([
    'published/soyapango/1.json',
  ]);
  expect(changed).not.toContain('soyapango/3/print.html');
});
