import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { findChromium } from '../../tests/browser/chromium.ts';
import { startServer } from '../../tests/fixtures/server-process.ts';
import type { Figure } from '../figures.ts';
import { serveFolder } from './file-server.ts';
import { measureFirstView } from './first-view.ts';
import { measureExport, measureLargePage, measureOfflineCopy } from './sizes.ts';
import { measureThroughput } from './throughput.ts';

/** What the public site costs its readers and its server, beside peers. */
export async function run(rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-public-'));
  const server = await startServer();
  try {
    const figures = await measureLargePage();
    figures.push(...(await measureOfflineCopy(server.url)));
    figures.push(...(await firstViews(server.url, folder, rounds)));
    const ours = { url: server.url, pid: server.process.pid ?? 0 };
    figures.push(...(await measureThroughput(ours, folder)));
    figures.push(...(await measureExport(server.dataDir, folder)));
    return figures;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function firstViews(url: string, folder: string, rounds: number): Promise<Figure[]> {
  const outDir = join(folder, 'maplibre-first');
  await build({
    ...{ configFile: false, logLevel: 'warn', publicDir: false, plugins: [svelte()] },
    root: fileURLToPath(new URL('./maplibre-first', import.meta.url)),
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const edition = await (await fetch(`${url}/published/soyapango/1.json`)).text();
  await writeFile(join(outDir, 'edition.json'), edition);
  const peer = await serveFolder(outDir);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    const urls = { ours: `${url}/soyapango`, peer: peer.url };
    return await measureFirstView(browser, urls, rounds);
  } finally {
    await browser.close();
    peer.server.close();
  }
}
