import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import type { Measurement } from './measure.ts';
import type { Report } from './spatial/suite.ts';

/**
 * `npm run bench -- spatial [--rounds 9] [--json FILE]`. The suite is bundled first, as the app is:
 * unbundled modules look up every import anew in the inner loops.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});
const [suite] = positionals;
if (suite !== 'spatial' || positionals.length !== 1) {
  console.error('Usage: npm run bench -- spatial [--rounds N] [--json FILE]');
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`./${suite}/suite.ts`, import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'suite.mjs' } },
    },
  });
  const bundled = (await import(pathToFileURL(join(folder, 'suite.mjs')).href)) as {
    run: (rounds: number) => Report;
  };
  const report = bundled.run(Number(values.rounds));
  print(report);
  if (values.json !== undefined)
    await writeFile(values.json, JSON.stringify(machineReadable(report), null, 2));
} finally {
  await rm(folder, { recursive: true });
}

function print({ measurements, memory }: Report): void {
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, medians in ms\n`,
  );
  console.log('| benchmark | size | ms | peer | peer ms | ours / peer | first run |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { name, size, medianMs, firstMs, peers } of measurements) {
    const head = `| ${name} | ${size} | ${round(medianMs)} |`;
    if (peers.length === 0) console.log(`${head} | | | ${round(firstMs)} ms |`);
    for (const peer of peers) {
      const scaled = peer.scaledFrom === null ? '' : ` (scaled from ${peer.scaledFrom * 100} %)`;
      const first = round(firstMs / peer.firstMs);
      console.log(
        `${head} ${peer.name}${scaled} | ${round(peer.medianMs)} | ${round(peer.ratio)} | ${first} |`,
      );
    }
  }
  console.log(
    `\n${memory.name}, ${memory.size}: ${round(memory.medianMs)} ms, peak ${round(memory.peakMegabytes)} MB`,
  );
}

function machineReadable({ measurements, memory }: Report): object {
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? null,
    takenAt: new Date().toISOString(),
    results: measurements.map((m: Measurement) => ({
      ...m,
      ratios: Object.fromEntries(m.peers.map((peer) => [peer.name, peer.ratio])),
    })),
    memory,
  };
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}
