import { SvelteMap } from 'svelte/reactivity';
import { Failure } from '../../../domain/failure.ts';
import {
  periodFault,
  periodRange,
  type ImportPeriod,
} from '../../../domain/table-import/import-period.ts';
import type { ColumnChoice } from '../../../domain/table-import/match-columns.ts';
import type { DecimalSign } from '../../../domain/table-import/parse-number.ts';
import type {
  ImportContext,
  ImportValue,
  PresentObservation,
} from '../../../domain/table-import/preview-import.ts';
import type { TableOrigin, TableSource } from '../../../domain/table-import/read-table.ts';
import { limits, type Refusal } from '../../../domain/table-import/refusal.ts';
import { connectImportEngine, type ConnectedEngine } from './connectImportEngine.ts';
import type { Answer, ImportEngine, ScreenPreview } from './importEngine.ts';

export type ImportAbout = {
  /** A UUID, the same where the same import is sent again after a failure. */
  id: string;
  source: string;
  /** A PostgreSQL date range; null: not known. */
  period: string | null;
  fileName: string | null;
};

/** Stores values, all or none. Throws a Failure. */
export type CommitImport = (values: ImportValue[], about: ImportAbout) => Promise<void>;

/** What a table was given as; text that is long is not put in a field. */
export type Given = { kind: 'text'; length: number } | { kind: 'file'; name: string };

/** One table on its way in: what was given, what was chosen about it, and what it would do. */
export class TableImport {
  given = $state.raw<Given | null>(null);
  origin = $state.raw<TableOrigin | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  preview = $state.raw<ScreenPreview | null>(null);
  reading = $state(false);
  /** The worker broke down, as for want of memory. */
  broken = $state(false);
  importing = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly overrides = new SvelteMap<number, ColumnChoice>();
  decimalSign = $state<DecimalSign | null>(null);
  periodKind = $state<'dates' | 'unknown' | null>(null);
  from = $state('');
  to = $state('');
  source = $state('');

  readonly fault = $derived(this.periodKind === 'dates' ? periodFault(this.from, this.to) : null);
  readonly period: ImportPeriod | null = $derived(
    this.periodKind === 'unknown'
      ? 'unknown'
      : this.periodKind === null || this.fault
        ? null
        : { from: this.from, to: this.to },
  );

  #table: TableSource | null = null;
  #known: () => Omit<ImportContext, 'observations'>;
  #observations: readonly PresentObservation[] = [];
  #connected: ConnectedEngine | null = null;
  #sent: { preview: ScreenPreview; said: string; id: string } | null = null;
  /** Only the answer to the last question counts. */
  #turn = 0;

  /** @param known the sectors and indicators that a table is read against */
  constructor(known: () => Omit<ImportContext, 'observations'>) {
    this.#known = known;
  }

  /** What was pasted or typed; nothing is read of an empty text. */
  async giveText(text: string): Promise<void> {
    if (text.trim() === '') this.clear();
    else await this.#give(text, { kind: 'text', length: text.length });
  }

  async giveFile(file: File): Promise<void> {
    const given: Given = { kind: 'file', name: file.name };
    if (file.size <= limits.bytes) {
      await this.#give(new Uint8Array(await file.arrayBuffer()), given);
      return;
    }
    this.clear();
    this.given = given;
    this.refusal = { kind: 'too-big', limit: limits.bytes, found: file.size };
  }

  clear(): void {
    this.#turn += 1;
    this.#table = null;
    this.given = this.origin = this.refusal = this.preview = this.failure = null;
    this.reading = this.broken = false;
    this.decimalSign = null;
    this.overrides.clear();
  }

  async chooseSheet(sheet: string): Promise<void> {
    this.overrides.clear();
    this.decimalSign = null;
    await this.#read(sheet);
  }

  async chooseColumn(column: number, choice: ColumnChoice): Promise<void> {
    this.overrides.set(column, choice);
    await this.update();
  }

  async chooseSign(sign: DecimalSign): Promise<void> {
    this.decimalSign = sign;
    await this.update();
  }

  /** Compares with these from now on, as with data that were loaded meanwhile. */
  async compareWith(observations: readonly PresentObservation[]): Promise<void> {
    this.#observations = observations;
    await this.update();
  }

  /** Compares the table again, after a choice. */
  async update(): Promise<void> {
    if (!this.origin) return;
    await this.#ask(async (engine, isLast) => {
      const { overrides, decimalSign, period } = this;
      const answer = await engine.preview(
        { ...this.#known(), observations: this.#observations },
        { overrides, decimalSign, period },
      );
      if (isLast()) this.#show(answer, (preview) => (this.preview = preview));
    });
  }

  /** Returns whether the values were stored; if not, `failure` says why and everything stays. */
  async commit(store: CommitImport): Promise<boolean> {
    const { period, preview, given } = this;
    const engine = this.#connected?.engine;
    if (!preview?.ready || period === null || this.importing || !engine) return false;
    this.importing = true;
    this.failure = null;
    try {
      const fileName = given?.kind === 'file' ? given.name.slice(0, 255) : null;
      const said = { source: this.source.trim(), period: periodRange(period), fileName };
      const about = { ...said, id: this.#idOf(preview, JSON.stringify(said)) };
      await store(await engine.values(), about);
      return true;
    } catch (error) {
      this.failure = Failure.from(error);
      return false;
    } finally {
      this.importing = false;
    }
  }

  close(): void {
    this.#connected?.close();
    this.#connected = null;
  }

  async #give(table: TableSource, given: Given): Promise<void> {
    this.clear();
    this.#table = table;
    this.given = given;
    await this.#read(null);
  }

  async #read(sheet: string | null): Promise<void> {
    const table = this.#table;
    if (table === null) return;
    this.origin = this.preview = null;
    await this.#ask(async (engine, isLast) => {
      const answer = await engine.read(table, sheet);
      if (isLast()) this.#show(answer, (origin) => (this.origin = origin));
    });
    await this.update();
  }

  #show<Value>(answer: Answer<Value>, keep: (value: Value) => void): void {
    this.refusal = answer.status === 'refused' ? answer.refusal : null;
    if (answer.status === 'done') keep(answer.value);
    else this.preview = null;
  }

  async #ask(
    question: (engine: ImportEngine, isLast: () => boolean) => Promise<void>,
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const isLast = () => turn === this.#turn;
    this.reading = true;
    try {
      this.#connected ??= connectImportEngine(() => this.#breakDown());
      await question(this.#connected.engine, isLast);
    } catch {
      // Nothing of the table is lost with the worker: it is still here, for another one.
      if (isLast()) this.#breakDown();
    } finally {
      if (isLast()) this.reading = false;
    }
  }

  /** An answer may have been lost: what is sent again unchanged must not come in twice. */
  #idOf(preview: ScreenPreview, said: string): string {
    if (this.#sent?.preview !== preview || this.#sent.said !== said) {
      this.#sent = { preview, said, id: crypto.randomUUID() };
    }
    return this.#sent.id;
  }

  #breakDown(): void {
    this.close();
    this.#turn += 1;
    this.broken = true;
    this.reading = false;
    this.origin = this.preview = null;
  }
}
