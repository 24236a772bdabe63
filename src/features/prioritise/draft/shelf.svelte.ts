import {
  forgetDraft,
  listDrafts,
  listUnreadableDrafts,
  storeDraft,
} from '../../../data/device-drafts.ts';
import { readScenario, readScenarios, saveScenario } from '../../../data/scenarios.ts';
import { isUnsent, type DraftRecord } from '../../../domain/draft-record.ts';
import { edit, startHistory } from '../../../domain/edit-history.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Scenario, ScenarioContent } from '../../../domain/scenario.ts';
import { Loadable } from '../../../state/loadable.svelte.ts';
import { session } from '../../../state/session.svelte.ts';
import { Draft } from './draft.svelte.ts';
import { newRecord } from './new-scenario.ts';
import { holdScenario } from './tab-lock.ts';

/** A scenario in the list: from the server, or so far only on this device. */
export type ShelfEntry = Pick<Scenario, 'id' | 'name' | 'status' | 'archived'> & {
  scenario: Scenario | null;
  /** It has edits on this device that the server does not have. */
  unsent: boolean;
};

/** The scenarios of a municipality, and the one that is open. */
export class Shelf {
  readonly #scenarios = new Loadable<Scenario[]>();
  #kept = $state.raw<DraftRecord[]>([]);
  #open = $state.raw<{ id: string; draft: Draft | null; elsewhere: boolean } | null>(null);
  /** Drafts on this device that this version of the app cannot read; they stay there. */
  #unreadable = $state(0);
  #release: (() => void) | null = null;
  #opening: Promise<void> = Promise.resolve();

  constructor(
    readonly municipalityId: string,
    readonly accountId: string,
    readonly canEdit: boolean,
  ) {}

  get loaded(): boolean {
    return this.#scenarios.value !== null;
  }

  get failure(): Failure | null {
    return this.#scenarios.failure;
  }

  readonly #unsent = $derived.by(
    () => new Set(this.#kept.filter(isUnsent).map(({ scenarioId }) => scenarioId)),
  );

  /** Those in use first: adopted, proposed, drafts by their last change; archived ones last. */
  readonly entries: ShelfEntry[] = $derived.by(() => {
    const scenarios = this.#scenarios.value ?? [];
    const open = this.#open;
    const known = new Set(scenarios.map(({ id }) => id));
    const onlyHere = this.#kept
      .filter(({ scenarioId }) => !known.has(scenarioId))
      .map(({ scenarioId, history }) => ({
        ...{ id: scenarioId, name: history.present.name, status: 'draft' as const },
        ...{ archived: false, scenario: null, unsent: true },
      }));
    const unsent = this.#unsent;
    return [
      ...onlyHere,
      ...scenarios.map((scenario) => ({
        ...{ id: scenario.id, status: scenario.status },
        name: (open?.id === scenario.id ? open.draft?.name : null) ?? scenario.name,
        ...{ archived: scenario.archived, scenario, unsent: unsent.has(scenario.id) },
      })),
    ];
  });

  /** The draft that is open for editing; null: none, or it can only be read. */
  get draft(): Draft | null {
    return this.#open?.draft ?? null;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  get openId(): string | null {
    return this.#open?.id ?? null;
  }

  /** Another tab of this browser has the open scenario. */
  get elsewhere(): boolean {
    return this.#open?.elsewhere ?? false;
  }

  find(id: string | null): Scenario | null {
    return this.#scenarios.value?.find((scenario) => scenario.id === id) ?? null;
  }

  async load(): Promise<void> {
    if (this.canEdit) await this.#readDevice();
    await this.#scenarios.load(() => this.#read());
    if (this.failure?.kind === 'session-expired') session.expire();
  }

  /** The list anew, from the server alone. */
  async reload(): Promise<void> {
    await this.#scenarios.load(() => this.#read());
    if (this.failure) throw this.failure;
  }

  #read(): Promise<Scenario[]> {
    return readScenarios(this.municipalityId);
  }

  /** Whether a scenario of the list can be edited, as far as the list knows. */
  isEditable(id: string | null): boolean {
    const scenario = this.find(id);
    return this.canEdit && (scenario === null ? id !== null : isEditable(scenario));
  }

  /**
   * Sends what other drafts on this device still hold, one after the other. What somebody else
   * changed meanwhile stays unsent until its draft is opened.
   */
  async sendAll(): Promise<void> {
    // What is being opened is not one of the others: two would ask for the same hold.
    await this.#opening;
    await this.#open?.draft?.flush();
    const others = this.#kept.filter(
      (record) => record.scenarioId !== this.#open?.id && isUnsent(record),
    );
    for (const record of others) {
      const release = await holdScenario(record.scenarioId);
      if (release === null) continue;
      const draft = this.#edit(record);
      await draft.flush();
      await draft.close();
      release();
    }
  }

  async #readDevice(): Promise<void> {
    try {
      const drafts = await listDrafts(this.accountId);
      this.#kept = drafts.filter(({ municipalityId }) => municipalityId === this.municipalityId);
      this.#unreadable = (await listUnreadableDrafts(this.accountId)).length;
    } catch (error) {
      // Without the device's store everything still goes to the server; the draft says what is kept.
      console.warn('The drafts on this device could not be read.', error);
    }
  }

  /** Opens a scenario: a draft for editing where this person and this tab may edit it. */
  open(id: string | null): Promise<void> {
    this.#opening = this.#opening.then(() => this.#openNow(id));
    return this.#opening;
  }

  async #openNow(id: string | null): Promise<void> {
    if (this.#open?.id === id) return;
    if (this.#open) await this.close();
    if (id === null) return;
    const scenario = this.find(id);
    const kept = this.#kept.find(({ scenarioId }) => scenarioId === id);
    const editable = this.canEdit && (!scenario || isEditable(scenario) || kept !== undefined);
    const record = editable ? recordOf(scenario, kept, this.accountId) : null;
    const release = record === null ? null : await holdScenario(id);
    this.#release = release;
    const draft = record !== null && release !== null ? this.#edit(record) : null;
    this.#open = { id, draft, elsewhere: record !== null && release === null };
  }

  /** Makes a scenario and opens it; it is on the device first, and then on the server. */
  async create(content: ScenarioContent, forkedFrom: string | null = null): Promise<string> {
    const scenarioId = crypto.randomUUID();
    const { accountId, municipalityId } = this;
    this.#kept = [
      ...this.#kept,
      newRecord({ accountId, municipalityId, scenarioId, forkedFrom }, content),
    ];
    await this.open(scenarioId);
    return scenarioId;
  }

  #edit(record: DraftRecord): Draft {
    const { scenarioId, forkedFrom } = record;
    const { municipalityId } = this;
    return new Draft(record, {
      store: async (it) => {
        await storeDraft(it);
        this.#kept = [...this.#kept.filter((other) => other.scenarioId !== scenarioId), it];
      },
      send: async (request) => {
        try {
          const identity = { id: scenarioId, municipalityId, forkedFrom };
          const { version } = await saveScenario(identity, request);
          // From its first save on the list has it from the server.
          if (request.baseVersion === 0) await this.#scenarios.load(() => this.#read());
          return version;
        } catch (error) {
          if (error instanceof Failure && error.kind === 'session-expired') session.expire();
          throw error;
        }
      },
      read: () => readScenario(municipalityId, scenarioId),
      newId: () => crypto.randomUUID(),
    });
  }

  /** Forgets what this device has of the open draft: the server has it, or it is given up. */
  async forget(): Promise<void> {
    const id = this.openId;
    if (id === null) return;
    // What is still on its way to the device would come after it was forgotten.
    await this.close();
    await forgetDraft(this.accountId, id);
    this.#kept = this.#kept.filter(({ scenarioId }) => scenarioId !== id);
  }

  /** Resolves once the device has what was edited. */
  async close(): Promise<void> {
    const draft = this.#open?.draft;
    this.#release?.();
    this.#release = null;
    this.#open = null;
    await draft?.close();
  }
}

function isEditable({ status, archived }: Scenario): boolean {
  return status === 'draft' && !archived;
}

/** What to edit: the device's draft, brought up to date where it holds nothing of its own. */
function recordOf(
  scenario: Scenario | null,
  kept: DraftRecord | undefined,
  accountId: string,
): DraftRecord | null {
  if (!scenario) return kept ?? null;
  const { name, notes, method, assignments, version } = scenario;
  const content = { name, notes, method, assignments };
  if (kept && (isUnsent(kept) || kept.saved.version === version)) return kept;
  if (!isEditable(scenario)) return null;
  const saved = { version, content };
  if (kept) return { ...kept, saved, history: edit(kept.history, content, '') };
  return {
    ...{ accountId, municipalityId: scenario.municipalityId, scenarioId: scenario.id },
    ...{ forkedFrom: scenario.forkedFrom, saved, history: startHistory(content), pending: null },
  };
}
