import * as v from 'valibot';
import type { PublicationIndex } from '../src/domain/publication/document.ts';
import { publicationIndexSchema } from '../src/domain/publication/index-schema.ts';
import type { Edition, Municipality, PublicationSource } from './publication-source.ts';
import {
  documentBytes,
  isStill,
  tombstoneBytes,
  readEdition,
  type PublishedEdition,
} from './published-edition.ts';
import type { PublishedFolder } from './published-folder.ts';
import { reason } from './start-error.ts';

export type PublishedState = {
  municipalities: Municipality[];
  /** In ascending order within a municipality. */
  editions: PublishedEdition[];
};

export type PublishedOptions = {
  folder: PublishedFolder;
  source: PublicationSource;
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

  constructor(options: PublishedOptions) {
    this.#options = options;
  }

  get state(): PublishedState {
    return this.#state;
  }

  /** Reads what an earlier run left; a file that is not what it was is left out. */
  async load(): Promise<void> {
    const { municipalities } = await this.#readIndex();
    const editions: PublishedEdition[] = [];
    for (const { id, editions: entries } of municipalities) {
      for (const entry of [...entries].reverse()) {
        const kept = await this.#read({ municipality: id, edition: entry.edition });
        if (kept && isStill(kept, { municipality: id, ...entry })) editions.push(kept);
      }
    }
    this.#change({
      municipalities: municipalities.map(withoutEditions),
      editions,
    });
  }

  /** Brings folder and state up to the source. Calls run one after the other. */
  refresh(): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** When the refresh under way, if any, has ended. */
  idle(): Promise<unknown> {
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const { source, log } = this.#options;
    const listed = [...(await source.editions())].sort((a, b) => a.edition - b.edition);
    const municipalities = await source.municipalities();
    const editions: PublishedEdition[] = [];
    const news: string[] = [];
    for (const edition of listed) {
      try {
        const kept = this.#state.editions.find((one) => isStill(one, edition));
        if (kept) editions.push(kept);
        else {
          editions.push(await this.#bring(edition, municipalities));
          news.push(`${edition.withdrawn ? 'Withdrawn' : 'Published'}: ${nameOf(edition)}`);
        }
      } catch (error) {
        // One document that cannot be served must not take the others away.
        log(`Not published: ${nameOf(edition)} (${reason(error)})`);
      }
    }
    await this.#writeIndex({ municipalities, editions });
    this.#change({ municipalities, editions });
    for (const line of news) log(line);
  }

  async #bring(edition: Edition, municipalities: Municipality[]): Promise<PublishedEdition> {
    const { folder, source } = this.#options;
    const of = municipalities.find(({ id }) => id === edition.municipality);
    if (!of) throw new Error('its municipality is not known');
    const bytes = edition.withdrawn
      ? tombstoneBytes(edition, edition.withdrawn, of)
      : documentBytes(await source.content(edition), edition);
    await folder.write(fileOf(edition), bytes);
    return readEdition(bytes, folder.at(fileOf(edition)));
  }

  async #read(listed: Listed): Promise<PublishedEdition | undefined> {
    const { folder } = this.#options;
    const bytes = await folder.readPlain(fileOf(listed));
    try {
      return bytes && readEdition(bytes, folder.at(fileOf(listed)));
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
