import { readFile } from 'node:fs/promises';
import type { PublicPage } from '../../src/app/public/public-page.ts';
import type { PublicationDocument } from '../../src/domain/publication/document.ts';
import type { EditionPage } from '../../src/domain/publication/edition-page.ts';
import { sha256 } from '../asset.ts';
import type { DocumentFile, EditionRecipe, PageRecipe, Recipe } from './recipe.ts';
import type { MakerModule } from './site-maker.ts';

/** CSS pixels that a map is drawn for; whoever wants to come nearer takes the document. */
const screenWidth = 1200;

/** Width of the picture that stands for a page where a link to it is shown, in pixels. */
const cardWidth = 1200;

/** How many editions are kept ready: all files of one are mostly made together. */
const keptCount = 4;

/** Makes files of documents, on the thread it is called on: a large edition takes seconds. */
export class FileMaker {
  readonly #make: MakerModule;
  readonly #pages = new Map<string, Promise<EditionPage>>();

  constructor(make: MakerModule) {
    this.#make = make;
  }

  /** @throws Error when a document is not, or no longer, what it should be. */
  async make(recipe: Recipe): Promise<string | Uint8Array> {
    const { renderPage, standaloneSvg, publicationGeoJson, publicationCsv } = this.#make;
    switch (recipe.as) {
      case 'page':
        return renderPage(await this.#contentOf(recipe.page), recipe.options);
      case 'svg':
      case 'png': {
        const layout = recipe.as === 'svg' ? 'sheet' : 'card';
        const edition = await this.#pageOf(recipe.edition);
        const svg = standaloneSvg(edition, { ...recipe.options, layout });
        if (recipe.as === 'svg') return svg;
        // Loaded late: the renderer is large, and pages must not depend on it.
        const { pngOf } = await import('./png.ts');
        return pngOf(svg, cardWidth);
      }
      case 'geojson':
      case 'csv': {
        const write = recipe.as === 'csv' ? publicationCsv : publicationGeoJson;
        const { document, locale } = recipe;
        return write(await readDocument(document), locale, document.sha256);
      }
    }
  }

  async #contentOf(page: PageRecipe): Promise<PublicPage> {
    switch (page.kind) {
      case 'edition':
      case 'print':
      case 'embed':
        return { ...page, edition: await this.#pageOf(page.edition) };
      case 'overview':
      case 'withdrawn':
      case 'no-edition':
      case 'not-found':
        return page;
    }
  }

  async #pageOf({ document, previous, editions }: EditionRecipe): Promise<EditionPage> {
    const key = [document.file, document.sha256, previous?.sha256].join('\n');
    const made = this.#pages.get(key) ?? this.#makePage(document, previous);
    this.#pages.delete(key);
    this.#pages.set(key, made);
    made.catch(() => this.#pages.delete(key));
    for (const oldest of [...this.#pages.keys()].slice(0, -keptCount)) this.#pages.delete(oldest);
    return { ...(await made), editions };
  }

  /** All of the page but the list of editions, which changes oftener than what is slow to make. */
  async #makePage(document: DocumentFile, previous: DocumentFile | null): Promise<EditionPage> {
    const { makeEditionPage, simplifyForScreen } = this.#make;
    return makeEditionPage(await readDocument(document), {
      sha256: document.sha256,
      editions: [],
      previous: previous && (await readDocument(previous)),
      simplify: (areas) => simplifyForScreen(areas, { widthPx: screenWidth }),
    });
  }
}

/** What was checked when it was taken over, and may have been withdrawn since. */
async function readDocument({
  file,
  sha256: expected,
}: DocumentFile): Promise<PublicationDocument> {
  const bytes = await readFile(file);
  if (sha256(bytes) !== expected)
    throw new Error(`${file} is not, or no longer, what was published`);
  return JSON.parse(bytes.toString()) as PublicationDocument;
}
