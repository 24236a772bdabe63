import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { startEmbeddedDatabase } from '../fixtures/embedded-database.ts';
import { startNativeDatabase } from '../fixtures/native-database.ts';
import { findNativePostgres } from '../fixtures/native-postgres.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';

type Engine = { name: string; unavailable?: string; start: () => Promise<TestDatabase> };

const found = await findNativePostgres();

/** Why there is no real server to test on, where there is none. */
const nativeUnavailable = 'unavailable' in found ? found.unavailable : undefined;

const native: Engine =
  nativeUnavailable === undefined
    ? { name: 'native PostgreSQL', start: startNativeDatabase }
    : {
        name: `native PostgreSQL (skipped: ${nativeUnavailable})`,
        unavailable: nativeUnavailable,
        start: startNativeDatabase,
      };

const engines: Engine[] = [{ name: 'embedded PostgreSQL', start: startEmbeddedDatabase }, native];

/** CI sets it, so that the tests on a real server cannot silently be left out there. */
const nativeRequired = process.env.REQUIRE_NATIVE === '1';

/** The API library prints every refused statement, and refusals are what is tested here. */
export function silenceRefusals(): void {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
}

/** Declares a suite once for each engine, each with a database of its own. */
export function describeOnEngines(title: string, suite: (at: () => TestDatabase) => void): void {
  const named = engines.map((engine) => [engine.name, engine] as const);
  describe.each(named)(`${title} on %s`, (_name, { unavailable, start }) => {
    if (unavailable !== undefined) {
      test.skipIf(!nativeRequired)('has a server to run on', () => {
        throw new Error(`REQUIRE_NATIVE is set, but ${unavailable}.`);
      });
      return;
    }
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      silenceRefusals();
      database = await start();
    });
    afterAll(async () => {
      await database?.stop();
      vi.restoreAllMocks();
    });
    suite(() => {
      if (!database) throw new Error('The database is used before it has started.');
      return database;
    });
  });
}

/** Declares a suite that only makes sense on a real server. */
export function describeOnNative(title: string, suite: () => void): void {
  const reason = nativeUnavailable === undefined ? '' : ` (skipped: ${nativeUnavailable})`;
  describe.skipIf(nativeUnavailable !== undefined)(`${title}${reason}`, suite);
}
