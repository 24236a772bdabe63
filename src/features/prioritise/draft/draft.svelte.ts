import { sameContent, type DraftRecord, type SaveRequest } from '../../../domain/draft-record.ts';
import { edit, endGesture, redo, undo, type EditHistory } from '../../../domain/edit-history.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Scenario, ScenarioContent } from '../../../domain/scenario.ts';

/** What a draft needs from the device and from the server. */
export type DraftPorts = {
  /** Resolves once the record is on the device for good. */
  store: (record: DraftRecord) => Promise<void>;
  /** The version that the scenario has after it. Failure `offline`, `stale`, `refused`… */
  send: (request: SaveRequest) => Promise<number>;
  /** The scenario as it is on the server now. */
  read: () => Promise<Scenario>;
  newId: () => string;
};

export type DraftStatus =
  /** The server has everything. */
  | 'saved'
  /** On its way to the device or the server. */
  | 'saving'
  /** On the device; it is sent when the server can be reached. */
  | 'kept'
  /** Somebody else saved meanwhile: `theirs` is what they saved. */
  | 'conflict'
  /** The server refuses it for a reason that waiting does not mend. */
  | 'refused'
  /** Neither the device nor the server has it: closing the page would lose it. */
  | 'unkept';

const firstWait = 2_000;
const longestWait = 30_000;
/** Milliseconds of rest after an edit before it is sent. */
const rest = 800;
/** Milliseconds from a step of a gesture to the device: a slider makes sixty steps in a second. */
const gestureRest = 300;

/**
 * A scenario while it is edited. Every edit goes to the device at once, the steps of a gesture
 * together, and to the server after a short rest, one save at a time. A save keeps its identity and
 * its content until it is answered, so that repeating it after a lost answer changes nothing twice.
 */
export class Draft {
  readonly #ports: DraftPorts;
  readonly #identity: Omit<DraftRecord, 'history' | 'saved' | 'pending'>;
  #history = $state.raw() as EditHistory<ScenarioContent>;
  #saved = $state.raw() as DraftRecord['saved'];
  #pending = $state.raw<SaveRequest | null>(null);
  #onDevice = $state<'current' | 'behind' | 'failed'>('behind');
  #failure = $state.raw<Failure | null>(null);
  #theirs = $state.raw<Scenario | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = firstWait;
  #sending: Promise<boolean> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #writeWaits = false;
  #writeTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(record: DraftRecord, ports: DraftPorts) {
    const { history, saved, pending, ...identity } = record;
    this.#ports = ports;
    this.#identity = identity;
    this.#history = history;
    this.#saved = saved;
    this.#pending = pending;
    if (this.#unsent) {
      this.#store();
      this.#sendAfter(0);
    } else this.#onDevice = 'current';
  }

  get scenarioId(): string {
    return this.#identity.scenarioId;
  }

  get content(): ScenarioContent {
    return this.#history.present;
  }

  /** By itself, so that an edit of anything else is no news to who shows it. */
  readonly name = $derived(this.content.name);

  /** Of the scenario on the server; 0: it is not there yet. */
  get version(): number {
    return this.#saved.version;
  }

  /** What would be undone and redone; null: nothing. */
  get undoable(): string | null {
    return this.#history.past.at(-1)?.label ?? null;
  }

  get redoable(): string | null {
    return this.#history.future.at(-1)?.label ?? null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get theirs(): Scenario | null {
    return this.#theirs;
  }

  readonly #unsent = $derived(
    this.#pending !== null || !sameContent(this.#history.present, this.#saved.content),
  );

  readonly status: DraftStatus = $derived.by(() => {
    if (this.#theirs) return 'conflict';
    if (!this.#unsent) return 'saved';
    if (this.#failure?.kind === 'refused' || this.#failure?.kind === 'forbidden') return 'refused';
    if (this.#onDevice === 'failed' && this.#failure) return 'unkept';
    if (this.#failure && this.#onDevice === 'current') return 'kept';
    return 'saving';
  });

  /** Whether closing the page now would lose an edit. */
  get atRisk(): boolean {
    return this.#unsent && this.#onDevice !== 'current';
  }

  /**
   * @param label what the edit is, for "undo"
   * @param gesture edits in a row with the same one are one step
   */
  edit(content: ScenarioContent, label: string, gesture: string | null = null): void {
    this.#change(edit(this.#history, content, label, gesture), gesture !== null);
  }

  endGesture(): void {
    const history = endGesture(this.#history);
    if (history === this.#history) return;
    this.#history = history;
    this.#storeSoon();
  }

  undo(): void {
    this.#change(undo(this.#history));
  }

  redo(): void {
    this.#change(redo(this.#history));
  }

  #change(history: EditHistory<ScenarioContent>, goesOn = false): void {
    if (history === this.#history) return;
    this.#history = history;
    if (this.#failure?.kind === 'refused') this.#failure = null;
    if (goesOn) this.#storeSoon();
    else this.#store();
    if (!this.#theirs) this.#sendAfter(rest);
  }

  /** Sends what is not sent, now; resolves with whether the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#unsent && !this.#theirs && !this.#closed) {
      if (!(await this.#send())) return false;
    }
    return !this.#unsent;
  }

  /** Of two versions: mine is saved over theirs, which the history of the scenario keeps. */
  keepMine(): void {
    if (!this.#theirs) return;
    this.#saved = { version: this.#theirs.version, content: contentOf(this.#theirs) };
    this.#settle();
  }

  /** Of two versions: theirs; mine can be had back by undoing. */
  takeTheirs(label: string): void {
    if (!this.#theirs) return;
    const theirs = contentOf(this.#theirs);
    this.#saved = { version: this.#theirs.version, content: theirs };
    this.#history = edit(this.#history, theirs, label);
    this.#settle();
  }

  #settle(): void {
    this.#pending = null;
    this.#theirs = null;
    this.#failure = null;
    this.#store();
    this.#sendAfter(0);
  }

  /** Stops sending; what was edited stays on the device, and is there when this resolves. */
  close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#writeTimer !== undefined) this.#store();
    return this.#writing;
  }

  #sendAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  /** One save at a time: who asks during one gets its answer. */
  #send(): Promise<boolean> {
    this.#sending ??= this.#sendOnce().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendOnce(): Promise<boolean> {
    this.#pending ??= {
      saveId: this.#ports.newId(),
      baseVersion: this.#saved.version,
      content: this.#history.present,
    };
    const request = this.#pending;
    // The device knows the save before the server does, so that it can be repeated as it is.
    this.#store();
    await this.#writing;
    try {
      const version = await this.#ports.send(request);
      this.#saved = { version, content: request.content };
    } catch (error) {
      await this.#fail(Failure.from(error));
      return false;
    }
    this.#pending = null;
    this.#failure = null;
    this.#wait = firstWait;
    this.#store();
    return true;
  }

  async #fail(failure: Failure): Promise<void> {
    this.#failure = failure;
    if (failure.kind === 'stale') {
      try {
        this.#theirs = await this.#ports.read();
        this.#pending = null;
        return;
      } catch (error) {
        this.#failure = Failure.from(error);
      }
    }
    if (failure.kind === 'refused' || failure.kind === 'forbidden') {
      // It is not repeated as it is: the next edit makes another save.
      this.#pending = null;
      this.#store();
      return;
    }
    this.#sendAfter(this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWait);
  }

  /** Writes the newest state after what is being written; edits in quick succession are one write. */
  #store(): void {
    clearTimeout(this.#writeTimer);
    this.#writeTimer = undefined;
    this.#onDevice = 'behind';
    if (this.#writeWaits) return;
    this.#writeWaits = true;
    this.#writing = this.#writing.then(() => this.#write());
  }

  /** Writing clones all that can be undone, which is too much for every step of a slider. */
  #storeSoon(): void {
    this.#onDevice = 'behind';
    this.#writeTimer ??= setTimeout(() => {
      this.#store();
    }, gestureRest);
  }

  async #write(): Promise<void> {
    this.#writeWaits = false;
    const { record } = this;
    try {
      await this.#ports.store(record);
      if (record.history === this.#history && record.pending === this.#pending) {
        this.#onDevice = 'current';
      }
    } catch (error) {
      console.warn('The draft could not be kept on the device.', error);
      this.#onDevice = 'failed';
    }
  }

  /** All of it, as the device keeps it. */
  get record(): DraftRecord {
    return {
      ...this.#identity,
      history: this.#history,
      saved: this.#saved,
      pending: this.#pending,
    };
  }
}

export function contentOf({ name, notes, method, assignments }: Scenario): ScenarioContent {
  return { name, notes, method, assignments };
}
