/** `npm run export`: writes the public site into a folder for any file server. */
import { join } from 'node:path';
import { buildWhatIsStale } from './build-stale.ts';
import { readExportArguments } from './export-arguments.ts';
import { builtDir } from './paths.ts';
import { readSettings } from './settings.ts';
import { publicClientFiles } from './site/client-files.ts';
import { exportFiles } from './site/export-files.ts';
import { exportInto } from './site/export-folder.ts';
import { MadeFiles } from './site/made-files.ts';
import { MakingThread } from './site/making-thread.ts';
import { readMaker } from './site/site-maker.ts';
import { StartError } from './start-error.ts';

const log = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { out, url } = readExportArguments(process.argv.slice(2));
  const settings = readSettings(process.env);
  await buildWhatIsStale(settings, log, new AbortController().signal);
  // Loaded late, because it is much, and a wrong argument should be told at once.
  const { readPublished } = await import('./published-source.ts');
  const state = await readPublished(settings, log);
  const siteDir = join(settings.appDir ?? builtDir, 'site');
  const publicUrl = url ?? settings.publicUrl;
  const maker = await readMaker(siteDir);
  // Apart from what the server keeps: it removes what none of its own pages is made from.
  const made = new MadeFiles(join(settings.dataDir, 'made-for-export'), log);
  const files = exportFiles({
    ...{ settings, state, publicUrl, maker },
    making: new MakingThread(maker),
    client: await publicClientFiles(siteDir),
    made,
  });
  log('Writing the pages, drawings and pictures...');
  const written = await exportInto(out, files);
  for (const { path, why } of written.failures) {
    process.stderr.write(`Not written: ${path} (${why})\n`);
    process.exitCode = 1;
  }
  await made.keepOnly(files.map(({ key }) => key));
  const pages = written.files.filter((path) => path.endsWith('.html')).length;
  log(
    `Wrote ${written.files.length} files to ${out}: ${pages} pages, ${state.editions.length} editions, with compressed copies (.br, .gz).${written.kept > 0 ? ` ${written.kept} of them had not changed.` : ''}`,
  );
  if (publicUrl === null) {
    log('Without --url there is no sitemap, and links shown elsewhere get no picture.');
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
