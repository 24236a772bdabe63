import { join } from 'node:path';
import * as v from 'valibot';
import type { EditionEntry, PublicationIndex } from '../src/domain/publication/document.ts';
import { publicationIndexSchema } from '../src/domain/publication/index-schema.ts';
import type { Edition, Municipality, PublicationSource } from './publication-source.ts';
import {
  documentBytes,
  isStill,
  tombstoneBytes,
  readEdition,
  recognise,
  type PublishedEdition,
} from './published-edition.ts';
import { PublishedFolder } from './published-folder.ts';
import type { Settings } from './settings.ts';
import { reason } from './start-error.ts';

export type PublishedState = {
  municipalities: Municipality[];
  /** In ascending order within a municipality. */
  editions: PublishedEdition[];
};

export type PublishedOptions = {
  folder: PublishedFolder;
  log: (line: string) => void;
  /** Called when what is published becomes known, and whenever it is another. */
  onChange?: (state: PublishedState) => void;
};

type Listed = { municipality: string; edition: number };

/**
 * What is published, as files of a folder. The source is asked when there may be something new;
 * what is in the folder is served even while the source cannot be reached.
 */
export class Published {
  readonly #options: PublishedOptions;
  #state: PublishedState = { municipalities: [], editions: [] };
  #refreshing: Promise<unknown> = Promise.resolve();
  #isBehind = false;
  /** What was told of editions that could not be taken over, so as not to tell it each time. */
  #told = new Set<string>();

  constructor(options: PublishedOptions) {
    this.#options = options;
  }

  get state(): PublishedState {
    return this.#state;
  }

  /** Whether the last refresh left something out, so that another one may do better. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Reads what an earlier run left; a file that is not what it was is left out. */
  async load(): Promise<void> {
    const { municipalities } = await this.#readIndex();
    const listed = municipalities.flatMap(({ id, editions }) =>
      editions.toReversed().map((entry) => ({ id, entry })),
    );
    const editions: PublishedEdition[] = [];
    // There may be thousands, and a disk gives several of them at once.
    for (let at = 0; at < listed.length; at += readAtOnce) {
      const some = listed.slice(at, at + readAtOnce);
      const read = await Promise.all(some.map(({ id, entry }) => this.#read(id, entry)));
      editions.push(...read.filter((one) => one !== undefined));
    }
    this.#change({
      municipalities: municipalities.map(withoutEditions),
      editions,
    });
  }

  /** Brings folder and state up to the source. Calls run one after the other. */
  refresh(source: PublicationSource): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#refresh(source));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** When the refresh under way, if any, has ended. */
  idle(): Promise<unknown> {
    return this.#refreshing;
  }

  async #refresh(source: PublicationSource): Promise<void> {
    this.#isBehind = true;
    const listed = [...(await source.editions())].sort((a, b) => a.edition - b.edition);
    const municipalities = await source.municipalities();
    const editions: PublishedEdition[] = [];
    const news: string[] = [];
    const failures: string[] = [];
    for (const edition of listed) {
      try {
        const kept = this.#state.editions.find((one) => isStill(one, edition));
        if (kept) editions.push(kept);
        else {
          editions.push(await this.#bring(edition, municipalities, source));
          news.push(`${edition.withdrawn ? 'Withdrawn' : 'Published'}: ${nameOf(edition)}`);
        }
      } catch (error) {
        // One document that cannot be served must not take the others away.
        failures.push(`Not published: ${nameOf(edition)} (${reason(error)})`);
      }
    }
    this.#change({ municipalities, editions });
    await this.#writeIndex({ municipalities, editions }).catch((error: unknown) =>
      failures.push(`The index of what is published cannot be kept (${reason(error)})`),
    );
    for (const line of [...news, ...failures.filter((one) => !this.#told.has(one))]) {
      this.#options.log(line);
    }
    this.#told = new Set(failures);
    this.#isBehind = failures.length > 0;
  }

  async #bring(
    edition: Edition,
    municipalities: Municipality[],
    source: PublicationSource,
  ): Promise<PublishedEdition> {
    const { folder } = this.#options;
    const of = municipalities.find(({ id }) => id === edition.municipality);
    if (!of) throw new Error('its municipality is not known');
    const file = fileOf(edition);
    if (edition.withdrawn) {
      const bytes = tombstoneBytes(edition, edition.withdrawn, of);
      // Where a full disk takes no tombstone, the document must not come back with the next start.
      await folder.write(file, bytes).catch(async (error: unknown) => {
        await folder.remove(file);
        throw error;
      });
      return readEdition(bytes, folder.at(file));
    }
    const bytes = documentBytes(await source.content(edition), edition);
    await folder.write(file, bytes);
    return readEdition(bytes, folder.at(file));
  }

  async #read(municipality: string, entry: EditionEntry): Promise<PublishedEdition | undefined> {
    const { folder } = this.#options;
    const path = fileOf({ municipality, edition: entry.edition });
    const bytes = await folder.readPlain(path);
    try {
      const found =
        bytes &&
        (recognise(bytes, municipality, entry, folder.at(path)) ??
          readEdition(bytes, folder.at(path)));
      return found && isStill(found, { municipality, ...entry }) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  async #readIndex(): Promise<PublicationIndex> {
    const bytes = await this.#options.folder.readPlain(indexFile);
    const parsed = v.safeParse(
      v.pipe(v.string(), v.parseJson(), publicationIndexSchema),
      bytes && Buffer.from(bytes).toString(),
    );
    return parsed.success ? parsed.output : { municipalities: [] };
  }

  async #writeIndex(state: PublishedState): Promise<void> {
    const { folder } = this.#options;
    const bytes = Buffer.from(JSON.stringify(indexOf(state)));
    const before = await folder.readPlain(indexFile);
    if (!before || !bytes.equals(before)) await folder.write(indexFile, bytes);
  }

  #change(state: PublishedState): void {
    this.#state = state;
    this.#options.onChange?.(state);
  }
}

/** What is published, as it is kept in the data directory. */
export function openPublished(
  { dataDir }: Settings,
  log: (line: string) => void,
  onChange: (state: PublishedState) => void = () => undefined,
): Published {
  const folder = new PublishedFolder(join(dataDir, 'published'));
  return new Published({ folder, log, onChange });
}

const readAtOnce = 16;

const indexFile = 'index.json';

/** All municipalities with their editions, as it is published. */
export function indexOf({ municipalities, editions }: PublishedState): PublicationIndex {
  const entriesOf = (id: string) =>
    editions.filter(({ municipality }) => municipality === id).map(({ entry }) => entry);
  return {
    municipalities: municipalities.map((one) => ({
      ...one,
      editions: entriesOf(one.id).reverse(),
    })),
  };
}

function withoutEditions(one: PublicationIndex['municipalities'][number]): Municipality {
  const { id, name, department, nationalPhase, areaKm2, outline, outlineSource } = one;
  return { id, name, department, nationalPhase, areaKm2, outline, outlineSource };
}

function fileOf({ municipality, edition }: Listed): string {
  return `${municipality}/${edition}.json`;
}

function nameOf({ municipality, edition }: Listed): string {
  return `${municipality}, edition ${edition}`;
}
