import type { ScoreMethod } from './scoring/score-method.ts';

/**
 * A scenario goes from draft to proposed (and back) to adopted. Adopting one makes the scenario that
 * was adopted before it `superseded`. Only a draft can be edited.
 */
export type ScenarioStatus = 'draft' | 'proposed' | 'adopted' | 'superseded';

/** What a planner decides for one sector. */
export type ScenarioAssignment = {
  sectorId: number;
  /** null: no phase. */
  phase: number | null;
  /**
   * The phase that the score proposed when this was decided; null: it proposed none. A phase that
   * departs from it needs a rationale before the scenario can be proposed.
   */
  suggestedPhase: number | null;
  rationale: string;
  /** A locked sector is changed by no proposal and no click before it is unlocked. */
  locked: boolean;
};

/** What a planner edits, as it is saved and kept whole: no part of it is saved without the rest. */
export type ScenarioContent = {
  name: string;
  notes: string;
  method: ScoreMethod;
  /** At most one for a sector; a sector without one has no phase. */
  assignments: ScenarioAssignment[];
};

export type Scenario = ScenarioContent & {
  /** A UUID that the client makes, so that a repeated save makes nothing twice. */
  id: string;
  municipalityId: string;
  status: ScenarioStatus;
  forkedFrom: string | null;
  archived: boolean;
  /** Who and when, as ISO 8601 instants; null where it did not happen. */
  createdAt: string;
  changedAt: string;
  proposedAt: string | null;
  adoptedAt: string | null;
  supersededAt: string | null;
  /** Of the row in the database; a save names the version that it was made on. */
  version: number;
};

/** How sure the ranking was when a scenario was proposed, kept with it. */
export type ScenarioEvidence = {
  draws: number;
  sectors: {
    sectorId: number;
    score: number | null;
    rank: number | null;
    /** Limits of the 90 % interval of ranks. */
    rankLow: number | null;
    rankHigh: number | null;
  }[];
};
