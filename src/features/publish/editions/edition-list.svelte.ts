import { withdrawEdition } from '../../../data/publishing.ts';
import type { EditionEntry } from '../../../domain/publication/document.ts';
import { readEditions } from '../prepared.ts';

/** The editions of a municipality: what the site has written out, and what became of some just now. */
export class EditionList {
  readonly #municipalityId: string;
  readonly #read: () => EditionEntry[];
  #own = $state.raw<ReadonlyMap<number, EditionEntry>>(new Map());
  #newer = $state.raw<EditionEntry[] | null>(null);

  /** @param read the editions as they were when the next one was prepared */
  constructor(municipalityId: string, read: () => EditionEntry[]) {
    this.#municipalityId = municipalityId;
    this.#read = read;
  }

  /** What the public can read, as far as the site has written it out. */
  readonly listed: EditionEntry[] = $derived.by(() => this.#newer ?? this.#read());

  /** Newest first, withdrawn ones too. */
  readonly all: EditionEntry[] = $derived.by(() => {
    const entries = new Map(this.listed.map((entry) => [entry.edition, entry]));
    for (const [edition, entry] of this.#own) entries.set(edition, entry);
    return [...entries.values()].sort((one, other) => other.edition - one.edition);
  });

  /** It went out from here. */
  add(entry: EditionEntry): void {
    this.#own = new Map([...this.#own, [entry.edition, entry]]);
  }

  /** Failures as of `withdrawEdition`. */
  async withdraw(
    { edition, publishedOn, sha256 }: EditionEntry,
    reason: { es: string; en: string },
  ): Promise<void> {
    const withdrawn = await withdrawEdition(this.#municipalityId, edition, reason);
    this.add({ edition, publishedOn, sha256, withdrawn });
  }

  /** What was prepared anew is as new as this. */
  renew(): void {
    this.#newer = null;
  }

  /** Reads what the public can read, a few times, until an edition is there as it should be. */
  async waitFor(edition: number, isWithdrawn: boolean, tries = 10): Promise<boolean> {
    for (let left = tries; left > 0; left--) {
      try {
        this.#newer = await readEditions(this.#municipalityId);
        const entry = this.#newer.find((each) => each.edition === edition);
        if (entry && (entry.withdrawn !== null) === isWithdrawn) return true;
      } catch (error) {
        console.warn('The list of editions could not be read.', error);
      }
      await new Promise((resume) => setTimeout(resume, 500));
    }
    return false;
  }
}
