import { rm } from 'node:fs/promises';
import { startServer, temporaryFolder } from '../fixtures/server-process.ts';
import { startSettledServer } from './settled-server.ts';

/**
 * One server for all browser tests that change nothing; its address goes by environment, as does the
 * folder with the data of a first start, for the servers of tests that do.
 */
export default async function startOnce(): Promise<() => Promise<void>> {
  const dataDir = await temporaryFolder();
  process.env.TEST_DATA = dataDir;
  await (await startServer({ dataDir })).stop();
  const server = await startSettledServer();
  process.env.TEST_SITE = server.url;
  process.env.TEST_ACCOUNTS = JSON.stringify(server.accounts);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true });
  };
}
