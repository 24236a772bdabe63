import * as v from 'valibot';
import type { PublicationIndex } from '../src/domain/publication/document.ts';
import { serve, sha256, weakTag, type Asset } from './asset.ts';
import type { Edition, Municipality, PublicationSource } from './publication-source.ts';
import { pathOf, type PublishedFolder } from './published-folder.ts';
import { refuse } from './refusal.ts';
import { reason } from './start-error.ts';

/** What the index repeats of a published document. */
const summarySchema = v.object({
  edition: v.number(),
  titleEs: v.string(),
  titleEn: v.string(),
  publishedOn: v.string(),
});

/**
 * Published editions, `<municipality>/<edition>.json`, and `index.json`. A request is answered from
 * memory; the source is asked when there is a new edition. What is on disk is served even while the
 * source cannot be reached.
 */
export class Published {
  readonly #folder: PublishedFolder;
  readonly #source: PublicationSource;
  readonly #log: (line: string) => void;
  #assets = new Map<string, Asset>();
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(folder: PublishedFolder, source: PublicationSource, log: (line: string) => void) {
    this.#folder = folder;
    this.#source = source;
    this.#log = log;
  }

  get editionCount(): number {
    return [...this.#assets.keys()].filter((path) => /\/\d+\.json$/.test(path)).length;
  }

  /** Reads what an earlier run left. */
  async load(): Promise<void> {
    const assets = new Map<string, Asset>();
    for (const name of (await this.#folder.editions()).sort(byEdition)) {
      addEdition(assets, name, await this.#folder.readEdition(name));
    }
    const index = await this.#folder.readIndex();
    if (index) assets.set('index.json', index);
    this.#assets = assets;
  }

  /** Brings files and memory up to the source. Calls run one after the other. */
  refresh(): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** When the refresh under way, if any, has ended. */
  idle(): Promise<unknown> {
    return this.#refreshing;
  }

  /** `path` is what follows `/published/`. */
  serve(path: string, request: Request): Response {
    const asset = this.#assets.get(path);
    const response = asset
      ? serve(asset, request)
      : refuse(404, 'not_found', `There is no published ${path}.`);
    // Published maps are for everybody, also on other sites.
    response.headers.set('access-control-allow-origin', '*');
    return response;
  }

  async #refresh(): Promise<void> {
    const editions = (await this.#source.editions()).sort(byEdition);
    const municipalities = await this.#source.municipalities();
    const assets = new Map<string, Asset>();
    const summaries = new Map<Edition, v.InferOutput<typeof summarySchema>>();
    const news: Edition[] = [];
    for (const edition of editions) {
      try {
        const kept = this.#assets.get(pathOf(edition));
        const isKept = kept?.etag === weakTag(edition.sha256);
        const asset = isKept ? kept : await this.#write(edition);
        summaries.set(edition, v.parse(summarySchema, JSON.parse(textOf(asset))));
        addEdition(assets, edition, asset);
        if (!isKept) news.push(edition);
      } catch (error) {
        // One document that cannot be served must not take the others away.
        this.#log(`Not published: ${nameOf(edition)} (${reason(error)})`);
      }
    }
    const summariesOf = ({ id }: Municipality) =>
      editions
        .filter(({ municipality }) => municipality === id)
        .flatMap((edition) => {
          const summary = summaries.get(edition);
          return summary ? [{ ...summary, sha256: edition.sha256, withdrawn: null }] : [];
        })
        .reverse();
    const index: PublicationIndex = {
      municipalities: municipalities.map((one) => ({ ...one, editions: summariesOf(one) })),
    };
    const bytes = Buffer.from(JSON.stringify(index));
    const kept = this.#assets.get('index.json');
    const isSame = kept?.etag === weakTag(sha256(bytes));
    assets.set(
      'index.json',
      isSame ? kept : await this.#folder.write('index.json', bytes, 'short'),
    );
    this.#assets = assets;
    for (const edition of news) this.#log(`Published: ${nameOf(edition)}`);
  }

  async #write(edition: Edition): Promise<Asset> {
    const content = Buffer.from(await this.#source.content(edition));
    if (sha256(content) !== edition.sha256) throw new Error('the document is not of its sha256');
    return this.#folder.write(pathOf(edition), content, 'immutable');
  }
}

function byEdition(a: { edition: number }, b: { edition: number }): number {
  return a.edition - b.edition;
}

/** Editions are added in ascending order, so the last one stays as the latest. */
function addEdition(
  assets: Map<string, Asset>,
  name: { municipality: string; edition: number },
  asset: Asset,
): void {
  assets.set(pathOf(name), asset);
  assets.set(`${name.municipality}/latest.json`, { ...asset, cache: 'short' });
}

function nameOf({ municipality, edition }: Edition): string {
  return `${municipality}, edition ${edition}`;
}

function textOf(asset: Asset): string {
  return Buffer.from(asset.plain).toString();
}
