/** `npm start`: one process that serves the app, the published maps, the API and the database. */
import { join } from 'node:path';
import { takeDataDir } from './data-dir.ts';
import { buildWhatIsStale } from './build-stale.ts';
import { listen } from './http-server.ts';
import { builtDir } from './paths.ts';
import { readSettings } from './settings.ts';
import { publicClientFiles, workspaceFiles } from './site/client-files.ts';
import { readMaker } from './site/site-maker.ts';
import { StartError } from './start-error.ts';

/** How long requests under way may take to end when the server is told to stop. */
const stopWithinMs = 10_000;

const cleanUps: (() => Promise<void>)[] = [];
const stopping = new AbortController();

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  cleanUps.push(await takeDataDir(settings));
  const server = await listen(settings);
  cleanUps.push(() => server.stop(stopWithinMs));
  await buildWhatIsStale(settings, log, stopping.signal);
  const built = settings.appDir ?? builtDir;
  const siteDir = join(built, 'site');
  const client = [
    ...(await workspaceFiles(join(built, 'app'))),
    ...(await publicClientFiles(siteDir)),
  ];
  // Loaded late, because it is much, and a start that fails above should fail at once.
  const { openPublicSite } = await import('./site/public-site.ts');
  const site = openPublicSite(settings, await readMaker(siteDir), client, log);
  const { openPublished } = await import('./published.ts');
  const published = openPublished(settings, log, site.publish);
  await published.load();
  // What was published before needs no database.
  const isKnown = published.state.municipalities.length > 0;
  if (isKnown) server.serve({ app: null, site: site.server });
  const { openRuntime } = await import('./runtime.ts');
  const { whenReachable } = await import('./reachable.ts');
  const runtime = await whenReachable(() => openRuntime(settings, published, log), {
    meanwhile: isKnown ? `the editions on disk are served at ${server.url}` : null,
    log,
    signal: stopping.signal,
  });
  // The requests under way need the database, so it is closed after the server.
  cleanUps.splice(-1, 0, () => runtime.close());
  server.serve({ app: runtime.app, site: site.server });
  log(`Territorio Seguro: ${server.url}`);
}

async function cleanUp(): Promise<void> {
  for (let step = cleanUps.pop(); step; step = cleanUps.pop()) await step();
}

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  log('Stopping...');
  await started;
  await cleanUp();
  process.exit(0);
}

for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => void stop());

const started = start().catch(async (error: unknown) => {
  if (stopping.signal.aborted) return;
  await cleanUp();
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
await started;
