import { canonicalJson } from '../../domain/canonical-json.ts';
import { comparePpdCodes } from '../../domain/ppd-code.ts';
import { assemblePublication } from '../../domain/publication/assemble-publication.ts';
import type {
  EditionEntry,
  PublicationDocument,
  PublicationFigures,
} from '../../domain/publication/document.ts';
import type { EditionPage } from '../../domain/publication/edition-page.ts';
import { makeEditionPage, previousReadable } from '../../domain/publication/make-edition-page.ts';
import type { PublicationForm } from '../../domain/publication/publication-form.ts';
import { simplifyForScreen } from '../../spatial/simplify/simplify-for-screen.ts';
import { makeDraft, type DraftParts } from './make-draft.ts';
import { sha256Of } from './sha256.ts';

/** What an edition is made of. */
export type Ingredients = {
  form: PublicationForm;
  parts: Omit<DraftParts, 'figures'>;
  /** As the public may see them; null: none, or they are not protected yet. */
  figures: PublicationFigures | null;
  /** All that are published, newest first. */
  editions: EditionEntry[];
  /** The newest that can be read; null: none. */
  newest: PublicationDocument | null;
};

/** CSS pixels that the site makes its outlines for. */
const screenWidth = 1200;

/** The edition as it would go out now: its document, the bytes and hash of it, and its page. */
export class NextEdition {
  readonly #read: () => Ingredients | null;
  #hash = $state.raw<{ text: string; sha256: string | null } | null>(null);

  constructor(read: () => Ingredients | null) {
    this.#read = read;
  }

  readonly #ingredients: Ingredients | null = $derived.by(() => this.#read());

  /** null: there is nothing to make it of, or it contradicts itself. */
  readonly document: PublicationDocument | null = $derived.by(() => {
    if (!this.#ingredients) return null;
    const { form, parts, figures } = this.#ingredients;
    try {
      return assemblePublication(makeDraft(form, { ...parts, figures }));
    } catch (error) {
      console.error(error);
      return null;
    }
  });

  /** Canonical JSON, whose bytes are what is published. */
  readonly text: string | null = $derived(this.document && canonicalJson(this.document));

  /** sha256 of the text; null: not known yet, or not here. */
  readonly sha256: string | null = $derived.by(() =>
    this.#hash !== null && this.#hash.text === this.text ? this.#hash.sha256 : null,
  );

  /** Computes the hash of what is shown; to be run in an effect. */
  hash(): void {
    const { text } = this;
    if (text === null) return;
    void sha256Of(text).then((sha256) => {
      this.#hash = { text, sha256 };
    });
  }

  readonly #sectors = $derived(this.#ingredients?.parts.sectors ?? []);

  /** The outlines as the page has them, by their codes; a word in a title leaves them as they are. */
  readonly #outlines = $derived.by(() => {
    const sectors = [...this.#sectors].sort((a, b) => comparePpdCodes(a.ppdCode, b.ppdCode));
    const areas = sectors.map(({ geometry }) => geometry);
    return simplifyForScreen(areas, { widthPx: screenWidth });
  });

  /** The page that the public would read. */
  readonly page: EditionPage | null = $derived.by(() => {
    const { document } = this;
    if (!document || !this.#ingredients) return null;
    const { editions, newest } = this.#ingredients;
    const { edition, publishedOn, titleEs, titleEn } = document;
    const sha256 = this.sha256 ?? '';
    const itself = { edition, publishedOn, sha256, withdrawn: null, titleEs, titleEn };
    const before = previousReadable(editions, edition);
    return makeEditionPage(document, {
      sha256,
      // Just after it went out it is among them, until the next one is prepared.
      editions: [itself, ...editions.filter((each) => each.edition !== edition)],
      previous: before && newest?.edition === before.edition ? newest : null,
      simplify: () => this.#outlines,
    });
  });
}
