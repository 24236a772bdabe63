import type { EditionEntry, Tombstone } from '../../src/domain/publication/document.ts';
import type { MapContext } from '../../src/map/types.ts';
import { sha256 } from '../asset.ts';
import type { PublishedEdition } from '../published-edition.ts';
import type { PublishedState } from '../published.ts';
import type { EditionRecipe } from './recipe.ts';
import type { SiteMaker } from './site-maker.ts';

type Series = {
  /** In ascending order. */
  editions: PublishedEdition[];
  /** Newest first. */
  entries: EditionEntry[];
  /** Of each edition the newest before it that can be read. */
  previous: Map<PublishedEdition, PublishedEdition | undefined>;
  /** The municipalities around. */
  context: MapContext[];
  /** Hashes of what many files are made from, so that their keys stay short. */
  entriesKey: string;
  contextKey: string;
};

/** What is told of an edition beside its document: the editions of its municipality, and around. */
export class EditionSource {
  readonly #maker: Pick<SiteMaker, 'version'>;
  readonly #state: PublishedState;
  /** A municipality may have a thousand editions, each with a dozen files. */
  readonly #series = new Map<string, Series>();

  constructor(maker: Pick<SiteMaker, 'version'>, state: PublishedState) {
    this.#maker = maker;
    this.#state = state;
  }

  /** All editions of a municipality, in ascending order. */
  editionsOf(municipality: string): PublishedEdition[] {
    return this.#of(municipality).editions;
  }

  /** All editions of a municipality, newest first. */
  entriesOf(municipality: string): EditionEntry[] {
    return this.#of(municipality).entries;
  }

  /** The newest edition that can be read; undefined: none can. */
  newestOf(municipality: string): PublishedEdition | undefined {
    return this.#of(municipality).editions.findLast(({ entry }) => entry.withdrawn === null);
  }

  /** The other municipalities, drawn faintly around one for orientation. */
  around(municipality: string): MapContext[] {
    return this.#of(municipality).context;
  }

  /** Of all that is shown of an edition: `alone`, or with the list of all editions. */
  keyOf(edition: PublishedEdition, shown: 'alone' | 'in list'): string {
    const { municipality, entry } = edition;
    const { entriesKey, contextKey } = this.#of(municipality);
    return JSON.stringify([
      ...[this.#maker.version, municipality, entry, contextKey],
      shown === 'in list' ? entriesKey : (this.#previousOf(edition)?.entry.sha256 ?? null),
    ]);
  }

  /** `alone`: a new edition changes nothing of it, so that a thousand others stay as they are. */
  recipeOf(edition: PublishedEdition, shown: 'alone' | 'in list'): EditionRecipe {
    const previous = this.#previousOf(edition);
    return {
      document: documentOf(edition),
      previous: previous ? documentOf(previous) : null,
      editions: shown === 'in list' ? this.entriesOf(edition.municipality) : [],
    };
  }

  #previousOf(edition: PublishedEdition): PublishedEdition | undefined {
    return this.#of(edition.municipality).previous.get(edition);
  }

  /** Of an edition that was withdrawn. */
  async tombstoneOf(edition: PublishedEdition): Promise<Tombstone> {
    const { plain } = await edition.load();
    return JSON.parse(Buffer.from(plain).toString()) as Tombstone;
  }

  #of(municipality: string): Series {
    const known = this.#series.get(municipality);
    if (known) return known;
    const editions = this.#state.editions
      .filter((edition) => edition.municipality === municipality)
      .sort((a, b) => a.entry.edition - b.entry.edition);
    const entries = editions.map(({ entry }) => entry).reverse();
    const context = this.#state.municipalities.flatMap(({ id, name, outline }) =>
      outline && id !== municipality ? [{ name, outline }] : [],
    );
    const [entriesKey, contextKey] = [entries, context].map((value) =>
      sha256(JSON.stringify(value)),
    ) as [string, string];
    const previous: Series['previous'] = new Map();
    let readable: PublishedEdition | undefined;
    for (const edition of editions) {
      previous.set(edition, readable);
      if (edition.entry.withdrawn === null) readable = edition;
    }
    const series = { editions, entries, previous, context, entriesKey, contextKey };
    this.#series.set(municipality, series);
    return series;
  }
}

/** Its document, where the edition can be read. */
export function documentOf({ file, entry }: PublishedEdition) {
  return { file, sha256: entry.sha256 };
}
