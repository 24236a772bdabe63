import { startEmbeddedDatabase } from '../../tests/fixtures/embedded-database.ts';
import { startNativeDatabase } from '../../tests/fixtures/native-database.ts';
import { findNativePostgres } from '../../tests/fixtures/native-postgres.ts';
import type { TestDatabase } from '../../tests/fixtures/test-database.ts';
import { type Measured, Stopwatch } from './clock.ts';
import { fill } from './fill.ts';
import { measureImport } from './imports.ts';
import { asPolice, measureQuestions } from './questions.ts';

/** Counts and imports on both engines: ten million incidents on a server, two hundred thousand here. */
export async function run(rounds: number): Promise<Measured[]> {
  const results = await on(startEmbeddedDatabase, async (at) => {
    const ask = await asPolice(at);
    const imports = await measureImport(new Stopwatch(at.database), ask, 100_000);
    await fill(at.database, { incidents: 200_000, towns: 1, years: 1 });
    const size = 'embedded, 200,000 in the year';
    return [
      ...imports.map((each) => ({ ...each, size: `embedded, ${each.size}` })),
      ...(await measureQuestions(at, ask, { size, targetMs: 1000, rounds })),
    ];
  });
  const found = await findNativePostgres();
  if ('unavailable' in found) {
    console.log(`PostgreSQL is left out: ${found.unavailable}.`);
    return results;
  }
  const native = await on(startNativeDatabase, async (at) => {
    const ask = await asPolice(at);
    // Else other processes would do part of the work, and their time be nobody's.
    await at.database.query('alter system set max_parallel_workers_per_gather = 0');
    await at.database.query('select pg_reload_conf()');
    await fill(at.database, { incidents: 10_000_000, towns: 12, years: 10 });
    const size = 'PostgreSQL, 10,000,000, of them 320,000 in the year';
    return [
      ...(await measureQuestions(at, ask, { size, targetMs: 100, rounds })),
      ...(await measureImport(new Stopwatch(at.database), ask, 100_000)).map((each) => ({
        ...each,
        size: `PostgreSQL, beside 10,000,000, ${each.size}`,
      })),
    ];
  });
  return [...results, ...native];
}

async function on(
  start: () => Promise<TestDatabase>,
  work: (at: TestDatabase) => Promise<Measured[]>,
): Promise<Measured[]> {
  const at = await start();
  try {
    return await work(at);
  } finally {
    await at.stop();
  }
}
