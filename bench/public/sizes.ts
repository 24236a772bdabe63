import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { builtDir } from '../../server/paths.ts';
import { readMaker } from '../../server/site/site-maker.ts';
import { largeEdition } from '../../tests/fixtures/large-edition.ts';
import { getRaw } from '../../tests/fixtures/raw-request.ts';
import type { Figure } from '../figures.ts';

/** What a page of 500 sectors with 300 vertices each takes, beside its document. */
export async function measureLargePage(): Promise<Figure[]> {
  const { make, assets } = await readMaker(join(builtDir, 'site'));
  const document = largeEdition();
  const edition = make.makeEditionPage(document, {
    ...{ sha256: '0'.repeat(64), editions: [], previous: null },
    simplify: (areas) => make.simplifyForScreen(areas, { widthPx: 1200 }),
  });
  const page = make.renderPage(
    { kind: 'edition', edition, context: [], newest: true },
    { locale: 'es', path: 'soyapango', assets, publicUrl: null, workspaceUrl: null },
  );
  const size = '500 sectors with 300 vertices';
  const kilobytes = (text: string) => brotliCompressSync(text).length / 1000;
  return [
    {
      ...{ name: 'page, compressed', size, unit: 'kB', aim: '250', value: kilobytes(page) },
      peers: [{ name: 'its document', value: kilobytes(JSON.stringify(document)) }],
    },
    { name: 'page, as it is', size, unit: 'kB', value: Buffer.byteLength(page) / 1000 },
  ];
}

/**
 * What keeping an edition for when there is no network adds to its page, after everything else; its
 * requests are the worker's, which those of the page do not count.
 */
export async function measureOfflineCopy(url: string): Promise<Figure[]> {
  const headers = { 'accept-encoding': 'br' };
  const paths = ['/sw.js', '/published/soyapango/1.json'];
  const answers = await Promise.all(paths.map((path) => getRaw(url, path, headers)));
  const value = answers.reduce((sum, { body }) => sum + body.length, 0) / 1000;
  return [{ name: 'offline copy', size: 'worker and document, compressed', unit: 'kB', value }];
}

/** What `npm run export` writes for the data of `dataDir`. */
export async function measureExport(dataDir: string, folder: string): Promise<Figure[]> {
  const out = join(folder, 'site');
  await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'server/export.ts', '--out', out, '--url', 'https://example.org/'],
    { env: { ...process.env, DATA_DIR: dataDir } },
  );
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  const size = 'ten municipalities, one with an edition; compressed copies included';
  const bytes = sizes.reduce((sum, each) => sum + each, 0);
  return [
    { name: 'exported site', size, unit: 'kB', value: bytes / 1000 },
    { name: 'exported site', size, unit: 'files', value: files.length },
  ];
}
