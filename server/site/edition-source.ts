import type {
  EditionEntry,
  PublicationDocument,
  Tombstone,
} from '../../src/domain/publication/document.ts';
import type { EditionPage } from '../../src/domain/publication/edition-page.ts';
import type { PublishedEdition } from '../published-edition.ts';
import type { SiteMaker } from './site-maker.ts';

/** CSS pixels that a map is drawn for; whoever wants to come nearer takes the document. */
const screenWidth = 1200;

/** How many editions are kept ready: all files of one are mostly made together. */
const keptCount = 4;

/** Reads documents and makes the pages' content of them, each once for all files made of it. */
export class EditionSource {
  readonly #maker: SiteMaker;
  readonly #editions: PublishedEdition[];
  readonly #pages = new Map<string, Promise<EditionPage>>();

  constructor(maker: SiteMaker, editions: PublishedEdition[]) {
    this.#maker = maker;
    this.#editions = editions;
  }

  /** All editions of a municipality, newest first. */
  entriesOf(municipality: string): EditionEntry[] {
    return this.#of(municipality)
      .map(({ entry }) => entry)
      .sort((a, b) => b.edition - a.edition);
  }

  /** The newest edition that can be read; undefined: none can. */
  newestOf(municipality: string): PublishedEdition | undefined {
    return this.#of(municipality)
      .filter(({ entry }) => entry.withdrawn === null)
      .sort((a, b) => b.entry.edition - a.entry.edition)[0];
  }

  /** Of all that the page of an edition is made from. */
  keyOf({ municipality, entry }: PublishedEdition): string {
    return JSON.stringify([this.#maker.version, municipality, entry, this.entriesOf(municipality)]);
  }

  async documentOf(edition: PublishedEdition): Promise<PublicationDocument> {
    return (await contentOf(edition)) as PublicationDocument;
  }

  /** Of an edition that was withdrawn. */
  async tombstoneOf(edition: PublishedEdition): Promise<Tombstone> {
    return (await contentOf(edition)) as Tombstone;
  }

  pageOf(edition: PublishedEdition): Promise<EditionPage> {
    const key = `${edition.municipality}/${edition.entry.edition}`;
    const made = this.#pages.get(key) ?? this.#make(edition);
    this.#pages.delete(key);
    this.#pages.set(key, made);
    made.catch(() => this.#pages.delete(key));
    for (const oldest of [...this.#pages.keys()].slice(0, -keptCount)) this.#pages.delete(oldest);
    return made;
  }

  async #make(edition: PublishedEdition): Promise<EditionPage> {
    const { makeEditionPage, previousReadable, simplifyForScreen } = this.#maker.make;
    const editions = this.entriesOf(edition.municipality);
    const before = previousReadable(editions, edition.entry.edition);
    const previous = this.#of(edition.municipality).find(({ entry }) => entry === before);
    return makeEditionPage(await this.documentOf(edition), {
      sha256: edition.entry.sha256,
      editions,
      previous: previous ? await this.documentOf(previous) : null,
      simplify: (areas) => simplifyForScreen(areas, { widthPx: screenWidth }),
    });
  }

  #of(municipality: string): PublishedEdition[] {
    return this.#editions.filter((edition) => edition.municipality === municipality);
  }
}

/** What was checked when it was taken over. */
async function contentOf(edition: PublishedEdition): Promise<unknown> {
  const { plain } = await edition.load();
  return JSON.parse(Buffer.from(plain).toString());
}
