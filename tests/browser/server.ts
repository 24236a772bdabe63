import { startServer } from '../fixtures/server-process.ts';

/** One server with a fresh database for all browser tests; its address goes by environment. */
export default async function startOnce(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.TEST_SITE = server.url;
  process.env.TEST_ACCOUNTS = JSON.stringify(server.accounts);
  return async () => {
    await server.stop();
  };
}
