import { canonicalMembers, joinMembers } from '../../domain/canonical-json.ts';
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
import { draftBody, draftWords, type DraftParts, type Words } from './make-draft.ts';
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

const noWords: Words = {
  ...{ titleEs: '', titleEn: '', summaryEs: '', summaryEn: '' },
  ...{ contact: null, sources: [] },
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

  // What a key that is pressed leaves as it is: compared by value, so that nothing large is made anew.
  readonly #area = $derived(this.#ingredients?.form.area ?? false);
  readonly #components = $derived(this.#ingredients?.form.components ?? false);
  readonly #parts = $derived(this.#ingredients?.parts ?? null);
  readonly #figures = $derived(this.#ingredients?.figures ?? null);
  readonly #newest = $derived(this.#ingredients?.newest ?? null);
  readonly #editions = $derived(this.#ingredients?.editions ?? []);

  /** The document but for its words. */
  readonly #body: PublicationDocument | null = $derived.by(() => {
    if (!this.#parts) return null;
    const chosen = { area: this.#area, components: this.#components };
    try {
      const body = draftBody(chosen, { ...this.#parts, figures: this.#figures });
      return assemblePublication({ ...body, ...noWords });
    } catch (error) {
      console.error(error);
      return null;
    }
  });

  readonly #bodyTexts = $derived(this.#body && canonicalMembers(this.#body));

  readonly #words: Words = $derived.by(() =>
    this.#ingredients ? draftWords(this.#ingredients.form) : noWords,
  );

  /** null: there is nothing to make it of, or it contradicts itself. */
  readonly document: PublicationDocument | null = $derived(
    this.#body && { ...this.#body, ...this.#words },
  );

  /** Canonical JSON, whose bytes are what is published. */
  readonly text: string | null = $derived(
    this.#bodyTexts && joinMembers(new Map([...this.#bodyTexts, ...canonicalMembers(this.#words)])),
  );

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

  /** The outlines as the page has them, by their codes. */
  readonly #outlines = $derived.by(() => {
    const { sectors = [] } = this.#parts ?? {};
    const inOrder = [...sectors].sort((a, b) => comparePpdCodes(a.ppdCode, b.ppdCode));
    return simplifyForScreen(
      inOrder.map(({ geometry }) => geometry),
      { widthPx: screenWidth },
    );
  });

  /** The page but for its words, its hash and the list of editions. */
  readonly #pageBody: EditionPage | null = $derived.by(() => {
    const body = this.#body;
    if (!body) return null;
    const before = previousReadable(this.#editions, body.edition);
    return makeEditionPage(body, {
      ...{ sha256: '', editions: [] },
      previous: before && this.#newest?.edition === before.edition ? this.#newest : null,
      simplify: () => this.#outlines,
    });
  });

  /** The page that the public would read. */
  readonly page: EditionPage | null = $derived.by(() => {
    if (!this.#pageBody) return null;
    const { edition, publishedOn } = this.#pageBody;
    const { titleEs, titleEn } = this.#words;
    const sha256 = this.sha256 ?? '';
    const itself = { edition, publishedOn, sha256, withdrawn: null, titleEs, titleEn };
    // Just after it went out it is among them, until the next one is prepared.
    const others = this.#editions.filter((each) => each.edition !== edition);
    const editions = [itself, ...others].sort((a, b) => b.edition - a.edition);
    return { ...this.#pageBody, ...this.#words, sha256, editions };
  });
}
