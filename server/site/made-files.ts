import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compress, sha256, type Bytes, type Copies } from '../asset.ts';
import { writeFileAtomically } from '../atomic-file.ts';

/**
 * What is slow to make, kept on disk under the key of all that it is made from: compressed pages
 * and pictures. Whatever is missing here is made again, so the folder may be removed at any time.
 */
export class MadeFiles {
  readonly #folder: string | null;

  /** `folder` null: nothing is kept. */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** The file of this key, made only where it is not kept. */
  async text(key: string, make: () => Promise<Bytes>): Promise<Copies> {
    const [plain, br, gzip] = await Promise.all(
      ['', '.br', '.gz'].map((ending) => this.#read(key, ending)),
    );
    if (plain && br && gzip) return { plain, br, gzip };
    const made = await make();
    const copies = await compress(made);
    await this.#write(key, '.br', copies.br);
    await this.#write(key, '.gz', copies.gzip);
    await this.#write(key, '', made);
    return { plain: made, ...copies };
  }

  /** Like `text`, of what is compressed already. */
  async picture(key: string, make: () => Promise<Bytes>): Promise<Copies> {
    let plain = await this.#read(key, '');
    if (!plain) {
      plain = await make();
      await this.#write(key, '', plain);
    }
    return { plain, br: undefined, gzip: undefined };
  }

  /** Removes what is of none of these keys. */
  async keepOnly(keys: Iterable<string>): Promise<void> {
    if (this.#folder === null) return;
    const kept = new Set([...keys].map(nameOf));
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const isUnfinished = name.endsWith('.tmp');
      if (!isUnfinished && !kept.has(name.slice(0, 64)))
        await rm(join(this.#folder, name), { force: true });
    }
  }

  async #read(key: string, ending: string): Promise<Bytes | undefined> {
    if (this.#folder === null) return undefined;
    try {
      return await readFile(join(this.#folder, nameOf(key) + ending));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #write(key: string, ending: string, bytes: Bytes): Promise<void> {
    if (this.#folder === null) return;
    await writeFileAtomically(join(this.#folder, nameOf(key) + ending), bytes);
  }
}

function nameOf(key: string): string {
  return sha256(key);
}
