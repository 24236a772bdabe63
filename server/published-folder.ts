import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress, sha256, weakTag, type Asset, type Bytes, type CacheRule } from './asset.ts';
import { writeFileAtomically } from './atomic-file.ts';

export type EditionName = { municipality: string; edition: number };

export function pathOf({ municipality, edition }: EditionName): string {
  return `${municipality}/${edition}.json`;
}

/** The folder of published files, each beside its compressed copies. */
export class PublishedFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The editions whose files are there, in no order. */
  async editions(): Promise<EditionName[]> {
    const files = new Set(await this.#list());
    return [...files].flatMap((file) => {
      const [, municipality, edition] = /^([a-z-]+)\/(\d+)\.json$/.exec(file) ?? [];
      const isWhole = files.has(`${file}.br`) && files.has(`${file}.gz`);
      return municipality && isWhole ? [{ municipality, edition: Number(edition) }] : [];
    });
  }

  async readEdition(name: EditionName): Promise<Asset> {
    const file = join(this.#folder, pathOf(name));
    const [plain, br, gzip] = await Promise.all([
      readFile(file),
      readFile(`${file}.br`),
      readFile(`${file}.gz`),
    ]);
    return { ...asset(plain, 'immutable'), br, gzip };
  }

  /** The index changes, so its copies on disk may be older or newer than itself. */
  async readIndex(): Promise<Asset | undefined> {
    const files = await this.#list();
    if (!files.includes('index.json')) return undefined;
    const plain = await readFile(join(this.#folder, 'index.json'));
    return { ...asset(plain, 'short'), ...(await compress(plain)) };
  }

  async write(path: string, plain: Bytes, cache: CacheRule): Promise<Asset> {
    const file = join(this.#folder, path);
    const { br, gzip } = await compress(plain);
    await writeFileAtomically(`${file}.br`, br);
    await writeFileAtomically(`${file}.gz`, gzip);
    await writeFileAtomically(file, plain);
    return { ...asset(plain, cache), br, gzip };
  }

  async #list(): Promise<string[]> {
    try {
      const files = await readdir(this.#folder, { recursive: true });
      return files.map((file) => file.replaceAll('\\', '/'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

function asset(plain: Bytes, cache: CacheRule): Asset {
  const etag = weakTag(sha256(plain));
  return { type: 'application/json', cache, etag, plain, br: undefined, gzip: undefined };
}
