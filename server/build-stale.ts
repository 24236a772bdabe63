import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppStale, isDatabaseStale } from './fingerprint.ts';
import { projectDir } from './paths.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';

/** The workspace, what public pages load, and what writes them; as in the script `build`. */
const siteConfig = ['--config', 'vite.site.config.ts'];
const viteBuilds = [[], siteConfig, [...siteConfig, '--ssr']];

const logFile = join(projectDir, 'dist/build.log');

/** Builds what is not up to date. Aborting ends what is running. */
export async function buildWhatIsStale(
  settings: Settings,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const buildsApp = settings.appDir === undefined && (await isAppStale());
  const buildsDatabase = settings.backend.kind === 'embedded' && (await isDatabaseStale());
  if (!buildsApp && !buildsDatabase) return;
  await mkdir(join(projectDir, 'dist'), { recursive: true });
  if (buildsApp) log('Building the app (some 30 seconds, once)...');
  if (buildsDatabase)
    log('Making the database that new installations begin with (some 15 seconds, once)...');
  const app = async () => {
    await run('npm', ['run', '--silent', 'messages'], signal);
    for (const more of viteBuilds) {
      await run('npx', ['--no-install', 'vite', 'build', ...more], signal);
    }
    await run(process.execPath, ['--import', 'tsx', 'server/build.ts', 'app'], signal);
  };
  const database = () =>
    run(process.execPath, ['--import', 'tsx', 'server/build.ts', 'database'], signal);
  await Promise.all([buildsApp ? app() : undefined, buildsDatabase ? database() : undefined]);
}

function run(command: string, args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = createWriteStream(logFile, { flags: 'a' });
    const child: ChildProcess = spawn(command, args, {
      cwd: projectDir,
      // Vite ends without a word when its standard input is closed, unless it is told so by CI.
      env: { ...process.env, CI: 'true', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      shell: process.platform === 'win32',
    });
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    child.once('error', reject);
    child.once('close', (code) => {
      output.end();
      if (code === 0) resolve();
      else reject(new StartError(`The build failed: the reason is at the end of ${logFile}.`));
    });
  });
}
