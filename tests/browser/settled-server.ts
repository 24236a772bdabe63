import { cp, rm } from 'node:fs/promises';
import { type RunningServer, startServer, temporaryFolder } from '../fixtures/server-process.ts';

/**
 * A server of a test's own, with data as a first start leaves them: accounts, demonstration
 * incidents, published maps. A copy of what was made once takes half the time of a first start.
 */
export async function startSettledServer(): Promise<RunningServer> {
  const dataDir = await temporaryFolder();
  await cp(process.env.TEST_DATA ?? '', dataDir, { recursive: true });
  const server = await startServer({ dataDir });
  return {
    ...server,
    stop: async () => {
      const code = await server.stop();
      await rm(dataDir, { recursive: true });
      return code;
    },
  };
}
