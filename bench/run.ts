import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { printFigures } from './figures.ts';
import type { Measurement } from './measure.ts';
import { suites, type Report, type ServerReport } from './suites.ts';

/**
 * `npm run bench -- SUITE [--rounds 9] [--json FILE]`, with `DATABASE_URL` for PostGIS as a peer of
 * `spatial`. What computes in this process is bundled first, as the app is: unbundled modules look up
 * every import anew in the inner loops.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});
const [name = ''] = positionals;
const suite = suites[name];
if (suite === undefined || positionals.length !== 1) {
  const names = Object.keys(suites).join('|');
  console.error(`Usage: npm run bench -- ${names} [--rounds N] [--json FILE]`);
  process.exit(2);
}

const rounds = Number(values.rounds);
if (suite.kind === 'site') {
  const figures = await suite.run(rounds);
  printFigures(figures);
  const found = { node: process.version, takenAt: new Date().toISOString(), figures };
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(found, null, 2));
  process.exit(0);
}
const report =
  suite.kind === 'bundled' ? await runBundled(rounds) : { measurements: await suite.run(rounds) };
print(report);
const server = process.env['DATABASE_URL'];
const onServer =
  suite.kind === 'bundled' && server !== undefined ? await suite.onServer?.(server) : undefined;
if (onServer) {
  const { size, medianMs, scaledFrom } = onServer;
  console.log(
    `${onServer.name}, ${size}: ${round(medianMs)} ms, scaled from ${scaledFrom * 100} %`,
  );
}
if (values.json !== undefined)
  await writeFile(values.json, JSON.stringify(machineReadable(report, onServer ?? null), null, 2));

async function runBundled(times: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL(`./${name}/suite.ts`, import.meta.url)),
        outDir: folder,
        emptyOutDir: true,
        target: 'es2022',
        rolldownOptions: { output: { entryFileNames: 'suite.mjs' } },
      },
    });
    const bundled = (await import(pathToFileURL(join(folder, 'suite.mjs')).href)) as {
      run: (rounds: number) => Report;
    };
    return bundled.run(times);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function print({ measurements, memory }: Report): void {
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  console.log('Medians in ms: of processor time (by the clock). The ratio is of processor time.\n');
  console.log('| benchmark | size | ms | peer | peer ms | ours / peer |');
  console.log('|---|---|---|---|---|---|');
  for (const { name, size, medianMs, processorMs, peers } of measurements) {
    const head = `| ${name} | ${size} | ${round(processorMs)} (${round(medianMs)})`;
    if (peers.length === 0) console.log(`${head} | | | |`);
    for (const peer of peers) {
      const scaled = peer.scaledFrom === null ? '' : `, scaled from ${peer.scaledFrom * 100} %`;
      const times = `${round(peer.processorMs)} (${round(peer.medianMs)})`;
      console.log(`${head} | ${peer.name}${scaled} | ${times} | ${round(peer.ratio)} |`);
    }
  }
  if (memory === undefined) return;
  console.log(
    `\n${memory.name}, ${memory.size}: ${round(memory.medianMs)} ms, peak ${round(memory.peakMegabytes)} MB`,
  );
}

function machineReadable({ measurements, memory }: Report, onServer: ServerReport | null): object {
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? null,
    takenAt: new Date().toISOString(),
    results: measurements.map((m: Measurement) => ({
      ...m,
      ratios: Object.fromEntries(m.peers.map((peer) => [peer.name, peer.ratio])),
    })),
    memory: memory ?? null,
    onServer,
  };
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}
