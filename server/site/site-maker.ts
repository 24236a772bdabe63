import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { PageStyles } from '../../src/app/public/public-page.ts';
import type * as site from '../../src/app/public/site.ts';
import { sha256 } from '../asset.ts';
import { StartError } from '../start-error.ts';

/** What makes pages and pictures of documents. */
export type MakerModule = typeof site;

export type SiteMaker = {
  make: MakerModule;
  /** What is in every page: the style sheets themselves, and the site-relative paths of the scripts. */
  assets: {
    styles: PageStyles;
    script: string;
    stillScript: string;
    preload?: string[];
  };
  /** Another one whenever the same document may give other pages. */
  version: string;
};

/** The maker as a build left it: with its code, for the thread that makes the files. */
export type BuiltMaker = SiteMaker & { code: string };

/** What the build writes down of the files that browsers load. */
const manifestSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(
    v.string(),
    v.object({
      file: v.string(),
      imports: v.optional(v.array(v.string()), []),
    }),
  ),
);

/**
 * Reads the maker that a build left in `siteDir`, where `client/` has what browsers load.
 *
 * @throws StartError when there is none.
 */
export async function readMaker(siteDir: string): Promise<BuiltMaker> {
  const names = ['render.js', 'edition.css', 'site.css', 'client/.vite/manifest.json'];
  const built = names.map((name) => join(siteDir, name)) as [string, string, string, string];
  const [module, ofEdition, ofOthers, manifest] = built;
  for (const file of built) {
    if (!existsSync(file)) throw new StartError(`${file} is missing: run npm run build.`);
  }
  const files = v.parse(manifestSchema, await readFile(manifest, 'utf8'));
  const [entry, still] = ['main', 'still'].map((name) => files[`src/app/public/${name}.ts`]);
  if (!entry || !still) throw new StartError(`${manifest} lacks a script: run npm run build.`);
  const [edition, others] = await Promise.all(
    [ofEdition, ofOthers].map(async (sheet) => (await readFile(sheet, 'utf8')).trim()),
  );
  const styles: PageStyles = { edition: edition ?? '', others: others ?? '' };
  const code = await readFile(module, 'utf8');
  const version = sha256(
    [sha256(code), ...Object.values(styles).map(sha256), entry.file, still.file].join(),
  );
  const preload = entry.imports.flatMap((name) => files[name]?.file ?? []);
  return {
    // A process that builds anew must not be given the module that it has already.
    make: (await import(`${pathToFileURL(module).href}?${version}`)) as MakerModule,
    assets: { styles, script: entry.file, stillScript: still.file, preload },
    version,
    code,
  };
}
