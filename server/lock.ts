import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { StartError } from './start-error.ts';

const holderSchema = v.object({
  pid: v.number(),
  /** When the process began, as the system counts; null where it does not tell. */
  began: v.nullable(v.string()),
  id: v.string(),
});
type Holder = v.InferOutput<typeof holderSchema>;

/** The data is another living process's. */
export class InUseError extends StartError {}

/**
 * Takes the lock file at `path` for this process and returns what gives it back.
 *
 * A file made by `link` appears whole or not at all, and only one process makes it. The lock of a
 * dead process is replaced under a lock of its own, so that of two processes which both found it
 * dead, the slower cannot remove the lock of the faster.
 * @throws InUseError when a living process holds it.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const me: Holder = { pid: process.pid, began: await beginning(process.pid), id: randomUUID() };
  const claim = `${path}.${me.id}`;
  await writeFile(claim, JSON.stringify(me), { mode: 0o600 });
  try {
    for (;;) {
      if (await created(claim, path)) break;
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (await isAlive(holder)) throw inUse(path, holder);
      const release = await takeLock(`${path}.takeover`);
      try {
        if ((await readHolder(path))?.id !== holder.id) continue;
        await rename(claim, path);
        break;
      } finally {
        await release();
      }
    }
  } finally {
    await rm(claim, { force: true });
  }
  return async () => {
    if ((await readHolder(path))?.id === me.id) await rm(path);
  };
}

async function created(claim: string, path: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holderSchema), text);
  if (parsed.success) return parsed.output;
  throw new StartError(`${path} is not a lock of this program: remove it if nothing else uses it.`);
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number of a dead process is given to another one sooner or later, in a container at once.
  return holder.began === null
    ? holder.pid !== process.pid
    : holder.began === (await beginning(holder.pid));
}

/** Linux: the boot and the clock tick in which a process began. */
async function beginning(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses, which may hold spaces.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()}:${ticks}`;
  } catch {
    return null;
  }
}

function inUse(path: string, holder: Holder): InUseError {
  return new InUseError(
    `Another process (pid ${holder.pid}) is using these data (${path}): stop it, or set DATA_DIR to another folder.`,
  );
}
