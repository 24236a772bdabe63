import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, type Bytes, type Copies } from '../asset.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { reason } from '../start-error.ts';

/**
 * What is slow to make, kept on disk under the key of all that it is made from: compressed pages
 * and pictures. Whatever is missing here is made again, so the folder may be removed at any time.
 */
export class MadeFiles {
  readonly #folder: string | null;
  readonly #log: (line: string) => void;
  #isTold = false;

  /** `folder` null: nothing is kept. */
  constructor(folder: string | null, log: (line: string) => void = () => undefined) {
    this.#folder = folder;
    this.#log = log;
  }

  /** The file of this key with its copies, made only where it is not kept. */
  async text(key: string, make: () => Promise<Copies>): Promise<Copies> {
    const [plain, br, gzip] = await Promise.all(
      ['', '.br', '.gz'].map((ending) => this.#read(key, ending)),
    );
    if (plain && br && gzip) return { plain, br, gzip };
    return this.#keep(key, await make());
  }

  /** Like `text`, of what is compressed already. */
  async picture(key: string, make: () => Promise<Copies>): Promise<Copies> {
    const plain = await this.#read(key, '');
    if (plain) return { plain, br: undefined, gzip: undefined };
    return this.#keep(key, await make());
  }

  /** Removes what is of none of these keys, and what a process left that was killed on the way. */
  async keepOnly(keys: Iterable<string>): Promise<void> {
    if (this.#folder === null) return;
    const kept = new Set([...keys].map(nameOf));
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const file = join(this.#folder, name);
      const isKept = name.endsWith('.tmp') ? await isYoung(file) : kept.has(name.slice(0, 64));
      if (!isKept) await rm(file, { force: true });
    }
  }

  /** What cannot be kept, on a full disk say, is still what was asked for. */
  async #keep(key: string, copies: Copies): Promise<Copies> {
    if (this.#folder === null) return copies;
    const { plain, br, gzip } = copies;
    const file = join(this.#folder, nameOf(key));
    try {
      // The file itself last, so that its copies are never of another one.
      if (br) await writeFileAtomically(`${file}.br`, br);
      if (gzip) await writeFileAtomically(`${file}.gz`, gzip);
      await writeFileAtomically(file, plain);
    } catch (error) {
      if (!this.#isTold)
        this.#log(`What is made cannot be kept in ${this.#folder} (${reason(error)}).`);
      this.#isTold = true;
    }
    return copies;
  }

  async #read(key: string, ending: string): Promise<Bytes | undefined> {
    if (this.#folder === null) return undefined;
    try {
      return await readFile(join(this.#folder, nameOf(key) + ending));
    } catch {
      // Not there, or not to be read: it is made again.
      return undefined;
    }
  }
}

function nameOf(key: string): string {
  return sha256(key);
}

/** Whether somebody may still be writing it. */
async function isYoung(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs < 3_600_000;
}
