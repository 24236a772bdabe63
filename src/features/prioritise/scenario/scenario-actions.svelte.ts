import { changeScenarioStatus, setScenarioArchived } from '../../../data/scenarios.ts';
import { Failure } from '../../../domain/failure.ts';
import type { ScenarioStatus } from '../../../domain/scenario.ts';
import { m } from '../../../messages/generated/messages.js';
import { session } from '../../../state/session.svelte.ts';
import { view } from '../../../state/view.svelte.ts';
import type { Desk } from '../desk.svelte.ts';
import { actionFailureText } from '../wording.ts';

/** The phases that a new scenario begins with. */
export type Start = 'plan' | 'nothing';

/** What can be done with a scenario as a whole; what fails is said, and leaves it as it was. */
export class ScenarioActions {
  readonly #desk: Desk;
  readonly #reload: () => Promise<void>;
  #failure = $state<string | null>(null);

  constructor(desk: Desk, reload: () => Promise<void>) {
    this.#desk = desk;
    this.#reload = reload;
  }

  get failure(): string | null {
    return this.#failure;
  }

  dismiss(): void {
    this.#failure = null;
  }

  /** A name that no scenario has yet. */
  freshName(): string {
    const names = new Set(this.#desk.shelf.entries.map(({ name }) => name));
    for (let number = 1; ; number++) {
      const name = m.prioritise_scenario_number({ number });
      if (!names.has(name)) return name;
    }
  }

  async create(name: string, from: Start): Promise<void> {
    const { beginning } = this.#desk;
    const assignments = from === 'plan' ? beginning.assignments : [];
    await this.#make({ ...beginning, name, assignments }, null);
  }

  async fork(name: string): Promise<void> {
    const { content, shelf, scenario } = this.#desk;
    const copied = {
      name,
      notes: content.notes,
      method: content.method,
      assignments: content.assignments,
    };
    // Only what the server knows can be named as the origin.
    await this.#make(copied, scenario && shelf.openId);
  }

  async #make(content: Desk['content'], forkedFrom: string | null): Promise<void> {
    const id = await this.#desk.shelf.create(content, forkedFrom);
    view.show({ scenario: id });
    this.#desk.announcement = m.prioritise_did_create({ name: content.name });
  }

  rename(name: string): void {
    const { content } = this.#desk;
    this.#desk.change({ ...content, name }, m.prioritise_did_rename({ name }));
  }

  /** Sends everything first, so that what is proposed is what is on screen. */
  propose(): Promise<boolean> {
    return this.#run(async () => {
      this.#desk.noteSuggestions();
      const { draft } = this.#desk.shelf;
      if (draft && !(await draft.flush())) {
        throw draft.failure ?? new Failure('offline', 'Not everything could be sent.');
      }
      // The list knows the scenario by its version now.
      await this.#desk.shelf.reload();
      await this.#changeStatus('proposed');
      await this.#desk.shelf.forget();
    }, m.prioritise_did_propose());
  }

  backToDraft(): Promise<boolean> {
    return this.#run(() => this.#changeStatus('draft'), m.prioritise_did_back_to_draft());
  }

  adopt(): Promise<boolean> {
    return this.#run(() => this.#changeStatus('adopted'), m.prioritise_did_adopt());
  }

  archive(archived: boolean): Promise<boolean> {
    return this.#run(
      async () => {
        const { draft } = this.#desk.shelf;
        if (draft && !(await draft.flush())) throw draft.failure ?? new Failure('offline', '');
        await this.#desk.shelf.reload();
        const { scenario } = this.#desk;
        if (scenario) await setScenarioArchived(scenario, archived);
        await this.#desk.shelf.forget();
      },
      archived ? m.prioritise_did_archive() : m.prioritise_did_unarchive(),
    );
  }

  async #changeStatus(status: Exclude<ScenarioStatus, 'superseded'>): Promise<void> {
    const { scenario, board } = this.#desk;
    if (!scenario) throw new Failure('not-found', 'The scenario is not on the server.');
    const evidence = status === 'proposed' ? board.evidence : null;
    await changeScenarioStatus(scenario, status, evidence);
  }

  async #run(action: () => Promise<void>, done: string): Promise<boolean> {
    this.#failure = null;
    try {
      await action();
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.kind === 'session-expired') session.expire();
      this.#failure = actionFailureText(failure);
      await this.#reopen();
      return false;
    }
    await this.#reload();
    await this.#reopen();
    this.#desk.announcement = done;
    return true;
  }

  /** Opens the scenario as it is now: for editing, or to be read. */
  async #reopen(): Promise<void> {
    const { shelf } = this.#desk;
    const id = shelf.openId ?? (view.screen.name === 'prioritise' ? view.screen.scenario : null);
    if (shelf.draft === null || !shelf.isEditable(id)) {
      await shelf.close();
      await shelf.open(id);
    }
  }
}
