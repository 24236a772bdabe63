import { postgis } from '@electric-sql/pglite-postgis';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import type { Database, Session } from './database.ts';
import { Queue } from './queue.ts';
import { reason, StartError } from './start-error.ts';

type Executor = Pick<PgliteConnection['driver'], 'query' | 'exec'>;

/**
 * PostgreSQL with PostGIS in this process, on the folder `dataDir`, or in memory without one.
 *
 * The engine has a single session and the API library shares it without a lock: of two requests at
 * once, the second would run inside the transaction, and with the role, of the first. So everything
 * waits for its turn in one queue.
 */
export async function openEmbedded(dataDir?: string): Promise<Database> {
  const connection = await createPgliteConnection({
    ...(dataDir === undefined ? {} : { url: dataDir }),
    pgliteOptions: { extensions: { postgis } },
  });
  const { driver } = connection;
  try {
    await driver.waitReady;
  } catch (error) {
    throw new StartError(
      `The database in ${dataDir ?? 'memory'} cannot be opened (${reason(error)}): restore it from a copy, or move the folder away to begin anew.`,
    );
  }

  const queue = new Queue();
  return {
    engine: 'embedded',
    connection,
    query: (statement, parameters) => queue.run(() => session(driver).query(statement, parameters)),
    transaction: (work) => queue.run(() => driver.transaction((within) => work(session(within)))),
    preparing: (work) => work(),
    exclusively: (work, signal) => queue.run(work, signal),
    listen: async (channel, onMessage) => {
      await queue.run(() => driver.listen(channel, onMessage));
    },
    close: () => queue.run(() => connection.close()),
  };
}

function session(executor: Executor): Session {
  return {
    query: async (statement, parameters = []) =>
      (await executor.query<Record<string, unknown>>(statement, parameters)).rows,
    script: async (statements) => {
      await executor.exec(statements);
    },
  };
}
