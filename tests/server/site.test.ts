import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../server/asset.ts';
import { builtSiteDir } from '../../server/paths.ts';
import { PublishedFolder } from '../../server/published-folder.ts';
import { Published } from '../../server/published.ts';
import { readSettings } from '../../server/settings.ts';
import { publicClientFiles } from '../../server/site/client-files.ts';
import { exportFiles } from '../../server/site/export-files.ts';
import { exportInto } from '../../server/site/export-folder.ts';
import { MadeFiles } from '../../server/site/made-files.ts';
import { MakingThread } from '../../server/site/making-thread.ts';
import { readMaker } from '../../server/site/site-maker.ts';
import { serveFolder } from '../fixtures/file-server.ts';
import { hostileNames, hostileSource } from '../fixtures/hostile-editions.ts';
import { temporaryFolder } from '../fixtures/server-process.ts';

const publicUrl = 'https://example.org/fases/';
const source = hostileSource();
let folder: string;
let out: string;
let served: Awaited<ReturnType<typeof serveFolder>>;
const read = (path: string) => readFile(join(out, path), 'utf8');

/** Writes the site of the hostile editions with what the last build made. */
async function write(into: string, url: string | null) {
  const published = new Published({
    folder: new PublishedFolder(join(folder, 'published')),
    log: () => undefined,
  });
  await published.load();
  await published.refresh(source);
  const maker = await readMaker(builtSiteDir);
  const files = exportFiles({
    settings: readSettings({ BASEMAP_STYLE: 'https://tiles.example.org/style.json' }),
    state: published.state,
    ...{ maker, making: new MakingThread(maker) },
    client: await publicClientFiles(builtSiteDir),
    made: new MadeFiles(join(folder, 'made')),
    publicUrl: url,
  });
  return exportInto(into, files);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  out = join(folder, 'out');
  expect((await write(out, publicUrl)).failures).toEqual([]);
  served = await serveFolder(out, '/some/base/');
});
afterAll(async () => {
  served.stop();
  await rm(folder, { recursive: true });
});

async function htmlFiles(): Promise<string[]> {
  return (await readdir(out, { recursive: true })).filter((path) => path.endsWith('.html')).sort();
}

/** Addresses that a page leads to, without those that name where the site will stand. */
function addressesIn(html: string): string[] {
  const body = html.replace(/<script type="application\/json"[^]*?<\/script>/, '');
  return [...body.matchAll(/\s(?:href|src)="([^"]*)"/g)]
    .map(([, address = '']) => address.replaceAll('&amp;', '&'))
    .filter((address) => !/^(https?:|mailto:|#)/.test(address));
}

test('has a page for everything, in both languages', async () => {
  const pages = ['index', 'mejicanos', 'soyapango', 'soyapango/print', 'soyapango/embed'];
  for (const edition of [1, 2, 3]) {
    pages.push(...['', '/print', '/embed'].map((view) => `soyapango/${edition}${view}`));
  }
  const english = pages.map((page) => (page === 'index' ? 'en' : `en/${page}`));
  const all = [...pages, ...english, '404', 'en/404'].map((page) => `${page}.html`);
  expect(await htmlFiles()).toEqual(all.sort());
});

test('every link of every page leads somewhere, under any address', async () => {
  const asked = new Map<string, Promise<number>>();
  const broken: string[] = [];
  for (const path of await htmlFiles()) {
    // Shown at any address, this one names its own site: see the test of the page for addresses
    // that lead nowhere.
    if (path.endsWith('404.html')) continue;
    for (const address of addressesIn(await read(path))) {
      const url = new URL(address, served.url + path);
      url.hash = '';
      const answer = asked.get(url.href) ?? fetch(url).then(({ status }) => status);
      asked.set(url.href, answer);
      if ((await answer) !== 200) broken.push(`${path}: ${address}`);
    }
  }
  expect(broken).toEqual([]);
  expect(asked.size).toBeGreaterThan(30);
});

test('a page for addresses that lead nowhere leads back from any of them', async () => {
  const addresses = addressesIn(await read('404.html')).filter((each) => !each.startsWith('data:'));
  expect(addresses.length).toBeGreaterThan(3);
  const files = new Set(await readdir(out, { recursive: true }));
  for (const address of addresses) {
    const { pathname } = new URL(address, publicUrl + 'any/where/at/all');
    expect(pathname).toMatch(/^\/fases\//);
    expect(files).toContain(pathname.slice('/fases/'.length));
  }
});

test('holds the documents byte for byte, and a tombstone for the withdrawn one', async () => {
  for (const entry of await source.editions()) {
    const file = `published/soyapango/${entry.edition}.json`;
    if (entry.withdrawn) {
      expect(JSON.parse(await read(file))).toEqual({
        schema: 1,
        municipality: { id: 'soyapango', name: 'Soyapango <u>', department: 'San Salvador' },
        ...{ edition: 2, sha256: entry.sha256, publishedOn: '2027-02-15' },
        withdrawn: entry.withdrawn,
      });
    } else {
      expect(await read(file)).toBe(await source.content(entry));
      const copy = await readFile(join(out, `${file}.gz`));
      expect(sha256(gunzipSync(copy))).toBe(entry.sha256);
    }
  }
  const files = await readdir(join(out, 'published/soyapango'));
  expect(files.filter((name) => name.startsWith('2.'))).toEqual([
    '2.json',
    '2.json.br',
    '2.json.gz',
  ]);
  // Within pages of others it has no link but one, which leaves the frame.
  const embedded = await read('soyapango/2/embed.html');
  expect(embedded.match(/<a\b[^>]*>/g)).toEqual([expect.stringContaining('target="_top"')]);
  expect(await read('published/soyapango/latest.json')).toBe(
    await read('published/soyapango/3.json'),
  );
});

/** The start tags of a page; fails for a `<` that is not one, nor ends one, nor begins a comment. */
function tagsOf(html: string): { name: string; attributes: string }[] {
  const content = html.replace(/(<(style|script)[^>]*>)[^]*?(<\/\2>)/g, '$1$3');
  const tag =
    /<(?:!doctype html|\/[a-z][a-z0-9]*|!--[^<>]*--|([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?)>/giy;
  const tags = [];
  for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at + 1)) {
    tag.lastIndex = at;
    const found = tag.exec(content);
    if (!found) throw new Error(`Not a tag: ${content.slice(at, at + 80)}`);
    const [, name, attributes = ''] = found;
    if (name !== undefined) tags.push({ name, attributes });
  }
  return tags;
}

test('shows hostile names as text: no tag of a page comes from them', async () => {
  for (const path of await htmlFiles()) {
    const tags = tagsOf(await read(path));
    const count = (of: string) => tags.filter(({ name }) => name === of).length;
    expect([count('style'), count('img'), count('u')], path).toEqual([1, 0, 0]);
    const scripts = tags.filter(({ name }) => name === 'script');
    const isOurs =
      /^ (type="application\/json" id="page"|type="module" src="[./\w]*assets\/public-[\w-]+\.js")$/;
    expect(
      scripts.filter(({ attributes }) => !isOurs.test(attributes)),
      path,
    ).toEqual([]);
    // The content security policy allows neither styles in attributes nor scripts there.
    const names = tags.flatMap(({ attributes }) =>
      [...attributes.matchAll(/\s([\w:-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
    );
    expect(
      names.filter((name) => /^(on\w+|style)$/.test(name)),
      path,
    ).toEqual([]);
  }
  const page = await read('soyapango/3.html');
  for (const name of hostileNames) {
    const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(page).toContain(`${escaped.trimEnd()}</bdi>`);
  }
});

test('pages say what they are in their heads', async () => {
  const page = await read('en/soyapango/1.html');
  expect(page).toContain(`<link rel="canonical" href="${publicUrl}en/soyapango/1.html">`);
  expect(page).toContain(`content="${publicUrl}published/soyapango/1.en.png"`);
  const png = await readFile(join(out, 'published/soyapango/1.en.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

/** The names of elements in the order of their ends; fails for what is not well-formed. */
function elementsOf(xml: string): string[] {
  const attribute = `\\s+[\\w:-]+\\s*=\\s*"[^"<]*"`;
  const token = new RegExp(
    `<\\?xml [^?]*\\?>|<(/?)([\\w:-]+)((?:${attribute})*)\\s*(/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9a-f]+);`,
    'giy',
  );
  const open: string[] = [];
  const ended: string[] = [];
  for (let at = 0; at < xml.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(xml);
    if (!found) throw new Error(`Not well-formed at: ${xml.slice(at, at + 80)}`);
    const [, ends, name, , isEmpty] = found;
    if (name === undefined) continue;
    if (!ends) open.push(name);
    if (!ends && !isEmpty) continue;
    expect(open.pop()).toBe(name);
    ended.push(name);
  }
  expect(open).toEqual([]);
  return ended;
}

test('feed, sitemap and drawings are well-formed whatever names hold', async () => {
  for (const path of ['feed.xml', 'en/feed.xml']) {
    const feed = elementsOf(await read(path));
    expect(feed.filter((name) => name === 'entry')).toHaveLength(3);
  }
  expect(await read('en/feed.xml')).toContain(`href="${publicUrl}en/soyapango/3.html"`);
  const sitemap = elementsOf(await read('sitemap.xml'));
  // In both languages the overview, the newest edition by its lasting address, and the other one
  // that stands.
  expect(sitemap.filter((name) => name === 'loc')).toHaveLength(6);
  const addresses = [...(await read('sitemap.xml')).matchAll(/<loc>([^<]*)<\/loc>/g)];
  for (const [, address = ''] of addresses) {
    const page = await read(address.slice(publicUrl.length));
    expect(page).toContain(`<link rel="canonical" href="${address}">`);
    for (const language of ['es', 'en', 'x-default']) {
      expect(page).toMatch(
        new RegExp(`<link rel="alternate" href="[^"]*" hreflang="${language}">`),
      );
    }
  }
  expect(await read('robots.txt')).toContain(`Sitemap: ${publicUrl}sitemap.xml`);
  for (const path of ['3.svg', '1.en.svg']) {
    expect(elementsOf(await read(`published/soyapango/${path}`)).at(-1)).toBe('svg');
  }
});

test('gives spreadsheets and other programs the names as text', async () => {
  const csv = await read('published/soyapango/3.csv');
  expect(csv).toContain(`'=HYPERLINK(""http`);
  const geojson = JSON.parse(await read('published/soyapango/3.geojson')) as {
    features: { properties: { name: string } }[];
  };
  expect(geojson.features.map(({ properties }) => properties.name)).toEqual(hostileNames);
});

test('tells hosts of static files which headers to send', async () => {
  const headers = await read('_headers');
  expect(headers).toContain('/fases/*/embed.html\n  content-security-policy: frame-ancestors *');
  expect(headers).toContain("connect-src 'self' https://tiles.example.org;");
  expect(headers).toContain(
    '/fases/assets/*\n  cache-control: public, max-age=31536000, immutable',
  );
});

test('writes the same again from what it kept, and without an address no sitemap', async () => {
  const before = await read('soyapango/3.html');
  const { files } = await write(out, null);
  expect(files).not.toContain('sitemap.xml');
  expect(await readdir(out)).not.toContain('sitemap.xml');
  const html = await read('soyapango/3.html');
  expect(html).not.toContain('example.org/fases');
  expect(html.length).toBeLessThan(before.length);
  await write(out, publicUrl);
  expect(await read('soyapango/3.html')).toBe(before);
});

test('replaces nothing that no export made, and leaves nothing half written', async () => {
  await writeFile(join(out, 'CNAME'), 'example.org');
  await expect(write(out, null)).rejects.toThrow(/holds what no export made \(CNAME\)/);
  await rm(join(out, 'CNAME'));
  const other = join(folder, 'other');
  await mkdir(join(other, '.git'), { recursive: true });
  await writeFile(join(other, '.git/config'), '');
  await expect(write(other, null)).rejects.toThrow(/\.git\/config/);
  await expect(write(join(other, '.git/config'), null)).rejects.toThrow(/is a file/);
  expect((await readdir(folder)).sort()).toEqual(['made', 'other', 'out', 'published']);
});
