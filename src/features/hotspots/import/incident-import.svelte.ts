import { SvelteMap } from 'svelte/reactivity';
import type { Incident } from '../../../domain/incident.ts';
import type { TableSource } from '../../../domain/table-import/read-table.ts';
import { limits } from '../../../domain/table-import/refusal.ts';
import type {
  AsideReason,
  AsideRow,
  ColumnRole,
  CoordinateReading,
  DayOrder,
  IncidentContext,
} from '../../../spatial/incident-import/incident-import.ts';
import { foldOffence } from '../../../spatial/incident-import/match-offences.ts';
import type { IncidentTable } from '../../../spatial/incident-import/read-incident-table.ts';
import type { AsideWords } from './aside-table.ts';
import { withRole } from './column-choices.ts';
import {
  BrokenEngine,
  connectIncidentEngine,
  type ConnectedEngine,
} from './connect-incident-engine.ts';
import type { Answer, IncidentEngine, IncidentRefusal, ScreenPreview } from './incident-engine.ts';

/** What a table was given as; text that is long is not put in a field. */
export type Given = { kind: 'text'; length: number } | { kind: 'file'; name: string };

/** Incidents that are copied from the worker at a time. */
const partSize = 20_000;

/**
 * One table of incidents on its way in: what was given, what was chosen about it, and what it would
 * bring in. The table itself is kept here, so that nothing is lost where the worker breaks down;
 * none of it is ever stored on the device.
 */
export class IncidentImport {
  given = $state.raw<Given | null>(null);
  origin = $state.raw<IncidentTable['origin'] | null>(null);
  refusal = $state.raw<IncidentRefusal | null>(null);
  preview = $state.raw<ScreenPreview | null>(null);
  reading = $state(false);
  /** Share of the preview that is done; null: it is not known. */
  progress = $state<number | null>(null);
  /** The worker broke down: `restarted`, and went on; `stopped`, for it did so again. */
  breakdown = $state<'restarted' | 'stopped' | null>(null);

  /** By `foldOffence` of the offence: what was chosen here, and what was chosen in former imports. */
  readonly chosenOffences = new SvelteMap<string, string | null>();
  remembered = $state.raw<ReadonlyMap<string, string | null>>(new Map());
  columns = $state.raw<ReadonlyMap<number, ColumnRole | 'ignore'>>(new Map());
  dayOrder = $state<DayOrder | null>(null);
  coordinates = $state<CoordinateReading | null>(null);
  indicatorOfAll = $state<string | null>(null);
  alike = $state<'aside' | 'keep'>('aside');
  source = $state('');
  /** null: as the rows say of themselves. */
  saidInvented = $state<boolean | null>(null);
  readonly invented = $derived(
    this.saidInvented ??
      (this.preview !== null &&
        this.preview.synthetic > 0 &&
        this.preview.synthetic === this.preview.counts.incidents),
  );

  #table: TableSource | null = null;
  #sheet: string | null = null;
  /** Of the table, so that the same rows are in the future however often it is read. */
  #now = 0;
  #context: () => Omit<IncidentContext, 'now'>;
  #connect: () => ConnectedEngine;
  #connected: ConnectedEngine | null = null;
  /** Only the answer to the last question counts. */
  #turn = 0;

  /** @param context what a table is read against */
  constructor(context: () => Omit<IncidentContext, 'now'>, connect = connectIncidentEngine) {
    this.#context = context;
    this.#connect = connect;
  }

  get fileName(): string | null {
    return this.given?.kind === 'file' ? this.given.name.slice(0, 255) : null;
  }

  /** What was pasted or typed; nothing is read of an empty text. */
  async giveText(text: string): Promise<void> {
    if (text.trim() === '') this.clear();
    else await this.#give(text, { kind: 'text', length: text.length });
  }

  async giveFile(file: File): Promise<void> {
    this.clear();
    this.given = { kind: 'file', name: file.name };
    if (file.size > limits.bytes) {
      this.refusal = { kind: 'too-big', limit: limits.bytes };
      return;
    }
    const turn = this.#turn;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (turn === this.#turn) await this.#give(bytes, this.given);
  }

  clear(): void {
    this.#turn += 1;
    this.#table = this.#sheet = null;
    this.given = this.origin = this.refusal = this.preview = null;
    this.reading = false;
    this.progress = this.breakdown = this.saidInvented = null;
    this.#forgetChoices();
  }

  async chooseSheet(sheet: string): Promise<void> {
    this.#forgetChoices();
    await this.#read(sheet);
  }

  /** @param column null: no column holds it */
  async chooseColumn(role: ColumnRole, column: number | null): Promise<void> {
    if (!this.preview) return;
    this.columns = withRole(this.preview.roles, role, column);
    await this.update();
  }

  /** @param key of an indicator; null: rows of these offences are left out */
  async chooseOffences(texts: readonly string[], key: string | null): Promise<void> {
    for (const text of texts) this.chosenOffences.set(foldOffence(text), key);
    await this.update();
  }

  async remember(offences: ReadonlyMap<string, string | null>): Promise<void> {
    this.remembered = offences;
    await this.update();
  }

  /** Reads the rows again, after a choice. */
  async update(): Promise<void> {
    if (!this.origin) return;
    await this.#ask(async (engine, isLast) => {
      const { columns, dayOrder, coordinates, indicatorOfAll, alike } = this;
      const offences = new Map([...this.remembered, ...this.chosenOffences]);
      const choices = { columns, dayOrder, reading: coordinates, offences, indicatorOfAll, alike };
      this.progress = 0;
      const answer = await engine.preview(
        { ...this.#context(), now: this.#now },
        choices,
        (share) => {
          if (isLast()) this.progress = share;
        },
      );
      if (isLast()) this.#show(answer, (preview) => (this.preview = preview));
    });
  }

  async tryAgain(): Promise<void> {
    this.breakdown = null;
    await this.#read(this.#sheet);
  }

  /** Rows that are kept aside, by number in their list. */
  aside(reason: AsideReason | null, from: number, to: number): Promise<AsideRow[]> {
    return this.#fromPreview((engine) => engine.aside(reason, from, to));
  }

  asideCsv(words: AsideWords): Promise<string> {
    return this.#fromPreview((engine) => engine.asideCsv(words));
  }

  /** What would come in, in the order of the file. */
  async incidents(): Promise<Incident[]> {
    const total = this.preview?.counts.incidents ?? 0;
    const found: Incident[] = [];
    // In parts, for a copy of all at once would hold up the page.
    while (found.length < total) {
      const from = found.length;
      const part = await this.#fromPreview((engine) => engine.incidents(from, from + partSize));
      if (part.length === 0) throw new BrokenEngine('The preview is not there any more.');
      found.push(...part);
    }
    return found;
  }

  /** Ends the worker and forgets everything. */
  close(): void {
    this.clear();
    this.#disconnect();
  }

  async #give(table: TableSource, given: Given): Promise<void> {
    this.clear();
    this.#table = table;
    this.#now = Date.now();
    this.given = given;
    await this.#read(null);
  }

  async #read(sheet: string | null): Promise<void> {
    const table = this.#table;
    if (table === null) return;
    this.#sheet = sheet;
    this.origin = this.preview = null;
    await this.#ask(async (engine, isLast) => {
      this.progress = null;
      const answer = await engine.read(table, sheet);
      if (isLast()) this.#show(answer, (origin) => (this.origin = origin));
    });
    await this.update();
  }

  #show<Value>(answer: Answer<Value>, keep: (value: Value) => void): void {
    if (answer.status === 'cancelled') return;
    this.refusal = answer.status === 'refused' ? answer.refusal : null;
    if (answer.status === 'done') keep(answer.value);
    else this.preview = null;
  }

  async #ask(
    question: (engine: IncidentEngine, isLast: () => boolean) => Promise<void>,
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn;
    this.reading = true;
    try {
      this.#connected ??= this.#connect();
      await question(this.#connected.engine, isLast);
    } catch {
      if (isLast()) await this.#restart();
    } finally {
      if (isLast()) this.reading = false;
    }
  }

  /** Asks about the preview; of another worker, which makes it again, where the first breaks down. */
  async #fromPreview<Value>(question: (engine: IncidentEngine) => Promise<Value>): Promise<Value> {
    const connected = this.#connected;
    if (!connected) throw new BrokenEngine('There is no table.');
    try {
      return await question(connected.engine);
    } catch (error) {
      if (connected === this.#connected) await this.#restart();
      if (!this.preview) throw error;
      return this.#fromPreview(question);
    }
  }

  /** Another worker gets the table once; where that breaks down too, a person decides. */
  async #restart(): Promise<void> {
    this.#disconnect();
    this.origin = this.preview = null;
    if (this.breakdown === null) {
      this.breakdown = 'restarted';
      await this.#read(this.#sheet);
    } else {
      this.breakdown = 'stopped';
    }
  }

  #disconnect(): void {
    this.#connected?.close();
    this.#connected = null;
  }

  #forgetChoices(): void {
    this.chosenOffences.clear();
    this.columns = new Map();
    this.dayOrder = this.coordinates = this.indicatorOfAll = null;
    this.alike = 'aside';
  }
}
