import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import { reason, StartError } from '../start-error.ts';
import type { SiteFile } from './site-file.ts';

/** Says that a folder was made by an export, and which files in it were. */
const markerFile = '.territorio-seguro-export.json';
const markerSchema = v.pipe(v.string(), v.parseJson(), v.object({ files: v.array(v.string()) }));

export type Written = {
  files: string[];
  /** How many of them stand as an earlier export left them. */
  kept: number;
  failures: { path: string; why: string }[];
};

/** How many files are brought at once: much of it is waiting for the disk. */
const atOnce = 8;

/**
 * Writes these files, each with its compressed copies, in the place of what an earlier export left
 * in the folder. They are written beside it first, so that it is never half of both. A file whose
 * bytes are still the same is that file, with its date: what copies the folder on need not send it
 * again.
 *
 * @throws StartError when the folder holds anything that no export made, or cannot be written.
 */
export async function exportInto(folder: string, files: SiteFile[]): Promise<Written> {
  const target = resolve(folder);
  const isThere = await refuseForeign(target);
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}.unfinished`);
  try {
    await mkdir(dirname(target), { recursive: true });
    // Recursive, Node tries for ever where a folder takes no others, as in /proc.
    await mkdir(unfinished);
    const written = await writeFiles(unfinished, files, isThere ? target : null);
    const marker = JSON.stringify({ files: [...written.files, markerFile] });
    await writeFile(join(unfinished, markerFile), `${marker}\n`);
    await putInPlace(unfinished, target, isThere);
    await removeLeft(target);
    return written;
  } catch (error) {
    throw new StartError(`${target} cannot be written (${reason(error)}).`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** `before`: the folder that these will replace; null: there is none. */
async function writeFiles(
  folder: string,
  files: SiteFile[],
  before: string | null,
): Promise<Written> {
  const written: Written = { files: [], kept: 0, failures: [] };
  for (let at = 0; at < files.length; at += atOnce) {
    const some = files.slice(at, at + atOnce).map((file) => writeFileOfSite(folder, file, before));
    // All of them have ended before the folder is removed that one could not be written to.
    for (const one of await Promise.allSettled(some)) {
      if (one.status === 'rejected') throw one.reason;
      written.files.push(...one.value.files);
      written.kept += one.value.kept;
      written.failures.push(...one.value.failures);
    }
  }
  return written;
}

async function writeFileOfSite(
  folder: string,
  file: SiteFile,
  before: string | null,
): Promise<Written> {
  const written: Written = { files: [], kept: 0, failures: [] };
  const copies = await file.load().catch((error: unknown) => {
    // One page that cannot be made must not take the others away.
    written.failures.push({ path: file.path, why: reason(error) });
  });
  if (!copies) return written;
  await mkdir(dirname(join(folder, file.path)), { recursive: true });
  const endings = [
    ['', copies.plain],
    ['.br', copies.br],
    ['.gz', copies.gzip],
  ] as const;
  for (const [ending, bytes] of endings) {
    if (!bytes) continue;
    const path = file.path + ending;
    const isKept = before !== null && (await keep(join(before, path), join(folder, path), bytes));
    if (isKept) written.kept += 1;
    else await writeFile(join(folder, path), bytes);
    written.files.push(path);
  }
  return written;
}

/**
 * Gives a file a second name where it holds these bytes; nothing is ever written into a file that an
 * export has finished. False where it does not, or the disk knows one name for a file only.
 */
async function keep(file: string, second: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { size } = await stat(file);
    if (size !== bytes.byteLength || !(await readFile(file)).equals(bytes)) return false;
    await link(file, second);
    return true;
  } catch {
    return false;
  }
}

/** Whether the folder is there; refused is one with anything that no export made. */
async function refuseForeign(target: string): Promise<boolean> {
  let entries;
  try {
    entries = await readdir(target, { recursive: true, withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    throw new StartError(
      code === 'ENOTDIR'
        ? `${target} is a file: name a folder with --out.`
        : `${target} cannot be read (${reason(error)}).`,
    );
  }
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(target, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const made = new Set(await readMarker(target));
  const foreign = files.filter((file) => !made.has(file));
  if (foreign.length === 0) return true;
  const some = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ' and others' : '');
  throw new StartError(
    `${target} holds what no export made (${some}): name a new or empty folder, or one that an export made and nothing was added to.`,
  );
}

async function readMarker(target: string): Promise<string[]> {
  const text = await readFile(join(target, markerFile), 'utf8').catch(() => null);
  const marker = v.safeParse(markerSchema, text);
  return marker.success ? marker.output.files : [];
}

async function putInPlace(unfinished: string, target: string, isThere: boolean): Promise<void> {
  if (!isThere) return rename(unfinished, target);
  const before = `${unfinished}.before`;
  await rename(target, before);
  try {
    await rename(unfinished, target);
  } catch (error) {
    await rename(before, target);
    throw error;
  }
  await rm(before, { recursive: true });
}

/** Removes what exports left beside the folder that were killed on the way, a day ago or more. */
async function removeLeft(target: string): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    const isLeft =
      name.startsWith(`.${basename(target)}.`) &&
      /\.[0-9a-f-]{36}\.unfinished(\.before)?$/.test(name);
    if (!isLeft) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > 86_400_000) await rm(join(folder, name), { recursive: true });
  }
}
