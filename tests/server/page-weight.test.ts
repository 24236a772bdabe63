import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSiteDir } from '../../server/paths.ts';
import { publicClientFiles } from '../../server/site/client-files.ts';
import { readMaker } from '../../server/site/site-maker.ts';
import { slidesEdition } from '../fixtures/slides-edition.ts';

/** Kilobytes. */
const weigh = (bytes: Uint8Array | string) => brotliCompressSync(bytes).length / 1000;

/** Of what the build left for browsers under these names. */
async function weighBuilt(names: RegExp): Promise<number> {
  const files = (await publicClientFiles(builtSiteDir)).filter(({ path }) => names.test(path));
  expect(files.length, String(names)).toBeGreaterThan(0);
  const copies = await Promise.all(files.map((file) => file.load()));
  return copies.reduce((sum, { plain }) => sum + weigh(plain), 0);
}

/** Without headers, which are some 0.8 kB of each answer. */
test('the page of all indicators of the slides stays small, with all that it loads', async () => {
  const { make, assets } = await readMaker(builtSiteDir);
  const document = slidesEdition();
  const edition = make.makeEditionPage(document, {
    ...{ sha256: 'b'.repeat(64), editions: [], previous: null },
  });
  expect(edition.figures?.indicators).toHaveLength(23);
  const page = make.renderPage(
    { kind: 'edition', edition, context: [], newest: true },
    { locale: 'es', path: 'soyapango', assets, publicUrl: null, workspaceUrl: '/' },
  );
  const atOnce = [assets.script, ...(assets.preload ?? [])];
  const scripts = await weighBuilt(new RegExp(`^(${atOnce.join('|')})$`));
  expect(weigh(page)).toBeLessThan(17.5);
  expect(weigh(page) + scripts).toBeLessThan(54);
  // For when there is no network: after everything else.
  const worker = await weighBuilt(/^(sw|assets\/keep-offline-.*)\.js$/);
  expect(worker + weigh(JSON.stringify(document))).toBeLessThan(14.5);
});
