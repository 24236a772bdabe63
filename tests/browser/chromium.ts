import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium to test with: the one named by CHROMIUM, the system's, or Playwright's own. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return [...systemBrowsers, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Gets a Chromium where there is none; ends the run with what to do where that does not work. */
export function ensureChromium(): void {
  if (findChromium() !== null) return;
  console.log('No Chromium found. Fetching one for the browser tests ...');
  const attempts = [['npx', '--no-install', 'playwright', 'install', 'chromium']];
  if (process.getuid?.() === 0) {
    attempts.push(['sh', '-c', 'apt-get update -qq && apt-get install -y -qq chromium']);
  }
  for (const [program = '', ...rest] of attempts) {
    spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (findChromium() !== null) return;
  }
  console.error(
    'The browser tests need Chromium or Chrome, and none could be fetched. Install one ' +
      '(Debian: apt-get install chromium), or name it: CHROMIUM=/path/to/chromium npm test',
  );
  process.exit(1);
}
