import {
  acceptSuggestions,
  assignmentsOf,
  assignPhase,
  departs,
  missingRationales,
  noteSuggestions,
  setLocked,
  writeRationale,
  type AssignmentEdit,
} from '../../domain/scenario-edits.ts';
import type { Scenario, ScenarioAssignment, ScenarioContent } from '../../domain/scenario.ts';
import { defaultMethod } from '../../domain/scoring/default-method.ts';
import type { ScoreMethod } from '../../domain/scoring/score-method.ts';
import { m } from '../../messages/generated/messages.js';
import type { MunicipalityData, SectorWithArea } from '../../state/municipality.svelte.ts';
import { assignmentsOfPlan, proposalLikePlan } from './draft/new-scenario.ts';
import type { Shelf } from './draft/shelf.svelte.ts';
import { ScoreBoard } from './score-board.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { sectorLabels } from './wording.ts';

/** All that the planner's screen shows of one municipality, and everything that can be done there. */
export class Desk {
  readonly #readData: () => MunicipalityData;
  readonly shelf: Shelf;
  readonly selection = new Selection();
  readonly board: ScoreBoard;
  /** Phases that table and counts are limited to; null: all. */
  shownPhases = $state.raw<ReadonlySet<number | null> | null>(null);
  /** Two versions are to be chosen from, and the person wants to look at the screen first. */
  conflictPostponed = $state(false);
  /** What the last action did, for those who do not see it. */
  announcement = $state('');

  constructor(readData: () => MunicipalityData, shelf: Shelf) {
    this.#readData = readData;
    this.shelf = shelf;
    this.board = new ScoreBoard(() => ({ data: this.data, method: this.content.method }));
  }

  get data(): MunicipalityData {
    return this.#readData();
  }

  /** The open scenario as the server has it; null: none is open, or it is only on this device. */
  get scenario(): Scenario | null {
    return this.shelf.find(this.shelf.openId);
  }

  /** What a new scenario begins with: the plan's phases, and the method that nothing speaks against. */
  readonly beginning: ScenarioContent = $derived.by(() => {
    const { sectors, groups } = this.data;
    const indicators = groups.flatMap((entry) => entry.indicators);
    const method = defaultMethod(
      indicators,
      groups.map(({ group }) => group),
    );
    return {
      name: '',
      notes: '',
      method: { ...method, proposal: proposalLikePlan(sectors) },
      assignments: assignmentsOfPlan(sectors),
    };
  });

  /** What is shown: the draft, a scenario that can only be read, or without either the plan. */
  readonly content: ScenarioContent = $derived.by(
    () => this.shelf.draft?.content ?? this.scenario ?? this.beginning,
  );

  get editable(): boolean {
    return this.shelf.draft !== null;
  }

  readonly byCode: ReadonlyMap<string, SectorWithArea> = $derived.by(
    () => new Map(this.data.sectors.map((sector) => [sector.ppdCode, sector])),
  );

  // The same list while only the method changes: a slider is no news to what shows phases.
  readonly #assigned = $derived.by(() => this.content.assignments);
  readonly assignments: ReadonlyMap<number, ScenarioAssignment> = $derived.by(() =>
    assignmentsOf(
      this.#assigned,
      this.data.sectors.map(({ id }) => id),
    ),
  );

  /** The sector whose details are shown. */
  readonly sector: SectorWithArea | null = $derived(
    this.byCode.get(this.selection.selected ?? '') ?? null,
  );

  readonly chosenSectors: SectorWithArea[] = $derived(this.sectorsOf(this.selection.chosen));

  sectorsOf(codes: Iterable<string>): SectorWithArea[] {
    return [...codes].flatMap((code) => this.byCode.get(code) ?? []);
  }

  /** Sectors that need a reason before the scenario can be proposed. */
  readonly unreasoned: SectorWithArea[] = $derived.by(() => {
    const missing = new Set(missingRationales(this.content, this.board.suggestions));
    return this.data.sectors.filter(({ id }) => missing.has(id));
  });

  departs(sectorId: number): boolean {
    const assignment = this.assignments.get(sectorId);
    return assignment !== undefined && departs(assignment, this.board.suggestions);
  }

  isShown(sectorId: number): boolean {
    const phase = this.assignments.get(sectorId)?.phase ?? null;
    return this.shownPhases === null || this.shownPhases.has(phase);
  }

  assign(sectors: readonly SectorWithArea[], phase: number | null): void {
    const ids = sectors.map(({ id }) => id);
    const edit = assignPhase(this.content, ids, phase, this.board.suggestions);
    this.#apply(
      edit,
      phase === null
        ? m.prioritise_did_no_phase({ sectors: sectorLabels(sectors) })
        : m.prioritise_did_phase({ sectors: sectorLabels(sectors), phase }),
    );
  }

  accept(sectors: readonly SectorWithArea[]): void {
    const ids = sectors.map(({ id }) => id);
    const edit = acceptSuggestions(this.content, ids, this.board.suggestions);
    this.#apply(edit, m.prioritise_did_accept({ sectors: sectorLabels(sectors) }));
  }

  lock(sectors: readonly SectorWithArea[], locked: boolean): void {
    const ids = sectors.map(({ id }) => id);
    const label = { sectors: sectorLabels(sectors) };
    this.change(
      setLocked(this.content, ids, locked),
      locked ? m.prioritise_did_lock(label) : m.prioritise_did_unlock(label),
    );
  }

  giveReason(sectors: readonly SectorWithArea[], rationale: string): void {
    const ids = sectors.map(({ id }) => id);
    const label = m.prioritise_did_reason({ sectors: sectorLabels(sectors) });
    const gesture = `reason ${ids.join(' ')}`;
    this.change(writeRationale(this.content, ids, rationale), label, gesture);
  }

  /** @param gesture steps of one slider or field in a row are one edit */
  setMethod(method: ScoreMethod, label: string, gesture: string | null = null): void {
    this.change({ ...this.content, method }, label, gesture);
  }

  /** Notes beside each sector what the score proposes now, as it is when the scenario is proposed. */
  noteSuggestions(): void {
    const noted = noteSuggestions(this.content, this.board.suggestions);
    this.change(noted, m.prioritise_did_note());
  }

  change(content: ScenarioContent, label: string, gesture: string | null = null): void {
    if (content === this.content) return;
    this.shelf.draft?.edit(content, label, gesture);
    if (gesture === null) this.announcement = label;
  }

  undo(): void {
    const label = this.shelf.draft?.undoable;
    this.shelf.draft?.undo();
    if (label) this.announcement = m.prioritise_undone({ what: label });
  }

  redo(): void {
    const label = this.shelf.draft?.redoable;
    this.shelf.draft?.redo();
    if (label) this.announcement = m.prioritise_redone({ what: label });
  }

  #apply({ content, locked }: AssignmentEdit, label: string): void {
    const left = this.data.sectors.filter(({ id }) => locked.includes(id));
    this.change(content, label);
    if (left.length > 0) {
      this.announcement = m.prioritise_left_locked({ sectors: sectorLabels(left) });
    }
  }
}
