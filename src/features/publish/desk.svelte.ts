import type { Failure } from '../../domain/failure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import { checkForm, type FormProblem } from '../../domain/publication/check-form.ts';
import type { FigureChoice } from '../../domain/publication/draft-figures.ts';
import type { EditionEntry, EditionReference } from '../../domain/publication/document.ts';
import { figuresOf } from '../../domain/publication/figures-of.ts';
import {
  newPublicationForm,
  type PublicationForm,
} from '../../domain/publication/publication-form.ts';
import type { Municipality } from '../../domain/territory.ts';
import { Loadable } from '../../state/loadable.svelte.ts';
import type { MunicipalityData, MunicipalityStore } from '../../state/municipality.svelte.ts';
import { network } from '../../state/network.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { Settled } from '../../state/settled.svelte.ts';
import { EditionList } from './editions/edition-list.svelte.ts';
import { FormDesk } from './form/form-desk.svelte.ts';
import { NextEdition, type Ingredients } from './next-edition.svelte.ts';
import { obstaclesTo, type Obstacle } from './obstacles.ts';
import { overtakenBy, type Looked, type Overtaken } from './overtaken.ts';
import { readPrepared, type Prepared } from './prepared.ts';
import { hiddenShare } from './protection/protection-table.ts';
import { Protection } from './protection/protection.svelte.ts';
import { Sending } from './sending.svelte.ts';
import { sha256Of } from './sha256.ts';

/** All that a planner prepares of the next edition, and what becomes of it. */
export class PublishDesk {
  readonly #store: MunicipalityStore;
  readonly #readData: () => MunicipalityData;
  readonly municipality: Municipality;
  readonly writing: FormDesk;
  readonly protection: Protection;
  readonly sending: Sending;
  readonly editions: EditionList;
  readonly #prepared = new Loadable<Prepared>();
  #looked = $state.raw<Looked | null>(null);

  constructor(
    store: MunicipalityStore,
    readData: () => MunicipalityData,
    municipality: Municipality,
  ) {
    this.#store = store;
    this.#readData = readData;
    this.municipality = municipality;
    this.writing = new FormDesk(session.account?.id ?? '', municipality.id);
    this.protection = new Protection(() => this.choice);
    this.editions = new EditionList(municipality.id, () => this.prepared?.editions ?? []);
    this.sending = new Sending({
      remember: async (sent) => {
        const attempt = sent && {
          publicationId: sent.publicationId,
          edition: sent.edition,
          sha256: (await sha256Of(sent.document)) ?? '',
        };
        await this.writing.remember(attempt);
      },
    });
  }

  get data(): MunicipalityData {
    return this.#readData();
  }

  get prepared(): Prepared | null {
    return this.#prepared.value;
  }

  get failure(): Failure | null {
    return this.#prepared.failure;
  }

  get form(): PublicationForm | null {
    return this.writing.form;
  }

  /** Reads anew what the next edition rests on; what was written stays. */
  async load(): Promise<void> {
    await this.#prepared.load(() => readPrepared(this.municipality.id));
    if (this.failure?.kind === 'session-expired') session.expire();
    const { prepared } = this;
    if (!prepared || this.failure) return;
    this.editions.renew();
    await this.writing.open(() => newPublicationForm(this.municipality.name, prepared.newest));
    await this.#settle(prepared);
  }

  /** What was sent before the page was left: it went out, or it did not. */
  async #settle({ preparation, editions }: Prepared): Promise<void> {
    const { attempt } = this.writing;
    if (!attempt || this.sending.state.kind !== 'idle') return;
    const known = [preparation.previous, ...editions].find(
      (entry) => entry?.edition === attempt.edition && entry.sha256 === attempt.sha256,
    );
    if (known) await this.#published({ edition: known.edition, sha256: known.sha256 });
    else await this.writing.remember(null);
  }

  /** In the order of the catalogue, as an edition states them. */
  readonly indicators: Indicator[] = $derived.by(() => this.data.indicators);

  /** Names of sectors and places; their numbers count nobody. */
  readonly #names = $derived.by(() =>
    this.data.sectors.flatMap(({ name, places }) => [...(name === null ? [] : [name]), ...places]),
  );

  readonly problems: FormProblem[] = $derived.by(() =>
    this.form ? checkForm(this.form, this.#names) : [],
  );

  // As text it compares by value: a word in a title is no other choice of figures.
  readonly #choiceKey = $derived.by(() => {
    const { form } = this;
    if (!form) return null;
    return JSON.stringify([form.indicators, form.totals]);
  });

  readonly choice: FigureChoice | null = $derived.by(() => {
    const { prepared, data } = this;
    if (this.#choiceKey === null || !prepared) return null;
    const [chosen, totals] = JSON.parse(this.#choiceKey) as [string[], boolean];
    const known = chosen.filter((key) => this.indicators.some((each) => each.key === key));
    const { edition, sums, earlier } = prepared.preparation;
    return {
      ...{ edition, sums, chosen: known },
      sectors: data.sectors.map(({ id, ppdCode }) => ({ id, ppdCode })),
      indicators: this.indicators,
      groups: data.groups.map(({ group }) => group),
      observations: data.everyObservation,
      totals: { ofIndicators: totals, ofGroups: false, ofMunicipality: false },
      earlier: earlier.map(figuresOf),
    };
  });

  /** What the edition is made of; null: no scenario is adopted. */
  readonly #parts: Ingredients['parts'] | null = $derived.by(() => {
    const { prepared, data, municipality } = this;
    if (!prepared?.scenario) return null;
    const { edition, previous, today } = prepared.preparation;
    return {
      ...{ edition, previous, today, municipality },
      sectors: data.sectors,
      phases: data.phases,
      assignments: prepared.scenario.assignments,
      components: prepared.components,
    };
  });

  /** What was chosen and written, once nobody types any more: the edition is large. */
  readonly settled = new Settled(() => this.form, 400);

  /** With the figures that are protected so far; those of an older choice are left out. */
  readonly next = new NextEdition(() => {
    const { prepared } = this;
    const form = this.settled.value;
    const parts = this.#parts;
    if (!form || !prepared || !parts) return null;
    const figures = this.protection.current?.figures ?? null;
    return { form, parts, figures, editions: this.editions.all, newest: prepared.newest };
  });

  /** What keeps it from going out now. */
  readonly obstacles: Obstacle[] = $derived.by(() => {
    const { current } = this.protection;
    return obstaclesTo({
      sending: this.sending.state.kind,
      mayPublish: this.prepared?.preparation.mayPublish ?? false,
      offline: network.offline,
      problems: this.problems,
      protection: current && { isProven: current.certificate !== null },
      isDocument: this.next.document !== null,
    });
  });

  /** Sends the edition that is shown. */
  async publish(): Promise<void> {
    const { current } = this.protection;
    const parts = this.#parts;
    const scenario = this.prepared?.scenario;
    this.settled.flush();
    const { text } = this.next;
    if (this.obstacles.length > 0 || !current || !parts || !scenario || text === null) return;
    this.#looked = this.#look();
    await this.sending.publish({
      edition: parts.edition,
      municipalityId: this.municipality.id,
      scenarioId: scenario.id,
      document: text,
      worlds: JSON.stringify(current.certificate),
    });
    await this.#follow();
  }

  /** Sends once more what got no answer. */
  async again(): Promise<void> {
    await this.sending.again();
    await this.#follow();
  }

  /** What is another than at the last attempt, which was overtaken; null: not known yet, or nothing. */
  readonly overtaken: Overtaken | null = $derived.by(() => {
    if (this.sending.state.kind !== 'overtaken' || !this.#looked) return null;
    const now = this.#look();
    return now && overtakenBy(this.#looked, now);
  });

  async #follow(): Promise<void> {
    const { state } = this.sending;
    if (state.kind === 'published') await this.#published(state.reference);
    else if (state.kind === 'overtaken') await this.reload();
    if ('failure' in state && state.failure.kind === 'session-expired') session.expire();
  }

  /** Everything anew, the data of the plan too. */
  async reload(): Promise<void> {
    await Promise.all([this.#store.load(), this.load()]);
  }

  async #published(reference: EditionReference): Promise<void> {
    this.sending.found(reference);
    const { form } = this;
    const { document } = this.next;
    if (document?.edition === reference.edition) {
      const { publishedOn, titleEs, titleEn } = document;
      this.editions.add({ ...reference, publishedOn, titleEs, titleEn, withdrawn: null });
    }
    // What was chosen is where the next one begins; what was new in this one is not new then.
    if (form) await this.writing.restart({ ...form, summaryEs: '', summaryEn: '' });
    // The next edition follows this one also while its page is still being written; only then is
    // there a document to compare with.
    for (const tries of [10, 60]) {
      const isListed = await this.editions.waitFor(reference.edition, false, tries);
      await this.#prepared.load(() => readPrepared(this.municipality.id));
      if (isListed) return;
    }
  }

  /** Withdraws an edition. Failures as of `withdrawEdition`. */
  async withdraw(entry: EditionEntry, reason: { es: string; en: string }): Promise<void> {
    await this.editions.withdraw(entry, reason);
    void this.editions
      .waitFor(entry.edition, true)
      .then((isListed) => (isListed ? this.load() : undefined));
  }

  #look(): Looked | null {
    const parts = this.#parts;
    const { current } = this.protection;
    if (!parts || !current) return null;
    return {
      parts,
      values: new Map(
        current.draft.cells.map(({ sector, indicator, value }) => [
          `${sector} ${indicator}`,
          value,
        ]),
      ),
      hidden: hiddenShare(current, parts.edition).hidden,
    };
  }
}
