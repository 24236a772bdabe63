import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock } from './lock.ts';
import { reason, StartError } from './start-error.ts';
import type { Settings } from './settings.ts';

/** Makes the data directory where it is missing and takes it for this process alone. */
export async function takeDataDir({ dataDir }: Settings): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await takeLock(join(dataDir, 'server.lock'));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written to (${reason(error)}): make it writable, or set DATA_DIR to another folder.`,
    );
  }
}
