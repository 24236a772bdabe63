import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compress, type Bytes, type Copies } from './asset.ts';
import { writeFileAtomically } from './atomic-file.ts';

/** The folder of what is published, each file beside its compressed copies. */
export class PublishedFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A file of the folder that is there, to be read when it is needed. */
  at(path: string): { file: string; load: () => Promise<Copies> } {
    return { file: join(this.#folder, path), load: () => this.read(path) };
  }

  /** Undefined when there is no such file. */
  async readPlain(path: string): Promise<Bytes | undefined> {
    try {
      return await readFile(join(this.#folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** @throws Error when the file is not there; copies that are missing are made again. */
  async read(path: string): Promise<Copies> {
    const [plain, br, gzip] = await Promise.all([
      readFile(join(this.#folder, path)),
      this.readPlain(`${path}.br`),
      this.readPlain(`${path}.gz`),
    ]);
    return br && gzip ? { plain, br, gzip } : { plain, ...(await compress(plain)) };
  }

  /** With its copies. */
  async remove(path: string): Promise<void> {
    for (const ending of ['', '.br', '.gz']) {
      await rm(join(this.#folder, path + ending), { force: true });
    }
  }

  /** The file appears last, so that its copies are never of another one. */
  async write(path: string, plain: Bytes): Promise<void> {
    const file = join(this.#folder, path);
    const { br, gzip } = await compress(plain, 'soon');
    await writeFileAtomically(`${file}.br`, br);
    await writeFileAtomically(`${file}.gz`, gzip);
    await writeFileAtomically(file, plain);
  }
}
