import type { ScenarioAssignment, ScenarioContent } from './scenario.ts';

/** What the score proposes for sectors, by sector id; a sector without an entry is not ranked. */
export type Suggestions = ReadonlyMap<number, number | null>;

/** An edit of a scenario, and the sectors it left as they were because they are locked. */
export type AssignmentEdit = { content: ScenarioContent; locked: number[] };

/** Gives sectors a phase (null: none). What was written as a reason stays. */
export function assignPhase(
  content: ScenarioContent,
  sectorIds: readonly number[],
  phase: number | null,
  suggestions: Suggestions,
): AssignmentEdit {
  return changeUnlocked(content, sectorIds, (assignment) => ({
    ...assignment,
    phase,
    suggestedPhase: suggestions.get(assignment.sectorId) ?? null,
  }));
}

/** Gives sectors the phase that the score proposes; those that it does not rank stay as they are. */
export function acceptSuggestions(
  content: ScenarioContent,
  sectorIds: readonly number[],
  suggestions: Suggestions,
): AssignmentEdit {
  const ranked = sectorIds.filter((id) => suggestions.has(id));
  return changeUnlocked(content, ranked, (assignment) => {
    const phase = suggestions.get(assignment.sectorId) ?? null;
    return { ...assignment, phase, suggestedPhase: phase };
  });
}

export function writeRationale(
  content: ScenarioContent,
  sectorIds: readonly number[],
  rationale: string,
): ScenarioContent {
  return change(content, sectorIds, (assignment) => ({ ...assignment, rationale }));
}

export function setLocked(
  content: ScenarioContent,
  sectorIds: readonly number[],
  locked: boolean,
): ScenarioContent {
  return change(content, sectorIds, (assignment) => ({ ...assignment, locked }));
}

/** Notes beside every sector what the score proposes now, also where no phase was given. */
export function noteSuggestions(
  content: ScenarioContent,
  suggestions: Suggestions,
): ScenarioContent {
  const ids = new Set([
    ...suggestions.keys(),
    ...content.assignments.map(({ sectorId }) => sectorId),
  ]);
  return change(content, [...ids], (assignment) => ({
    ...assignment,
    suggestedPhase: suggestions.get(assignment.sectorId) ?? null,
  }));
}

/** Whether a phase is another than the score proposes; for a sector that is not ranked any phase is. */
export function departs(
  assignment: Pick<ScenarioAssignment, 'sectorId' | 'phase'>,
  suggestions: Suggestions,
): boolean {
  return assignment.phase !== (suggestions.get(assignment.sectorId) ?? null);
}

/** The sectors whose phase departs from the score without a reason: they hold up a proposal. */
export function missingRationales(content: ScenarioContent, suggestions: Suggestions): number[] {
  const decided = new Map(content.assignments.map((it) => [it.sectorId, it]));
  const ids = [...new Set([...decided.keys(), ...suggestions.keys()])].sort((a, b) => a - b);
  return ids.filter((id) => {
    const assignment = decided.get(id) ?? undecided(id);
    return departs(assignment, suggestions) && assignment.rationale.trim() === '';
  });
}

/** The assignments of many sectors by their ids, also where nothing was decided yet. */
export function assignmentsOf(
  assignments: readonly ScenarioAssignment[],
  sectorIds: readonly number[],
): Map<number, ScenarioAssignment> {
  const decided = new Map(assignments.map((it) => [it.sectorId, it]));
  return new Map(sectorIds.map((id) => [id, decided.get(id) ?? undecided(id)]));
}

/** The assignment of a sector, also where nothing was decided yet. */
export function assignmentOf(content: ScenarioContent, sectorId: number): ScenarioAssignment {
  return content.assignments.find((it) => it.sectorId === sectorId) ?? undecided(sectorId);
}

function undecided(sectorId: number): ScenarioAssignment {
  return { sectorId, phase: null, suggestedPhase: null, rationale: '', locked: false };
}

function changeUnlocked(
  content: ScenarioContent,
  sectorIds: readonly number[],
  to: (assignment: ScenarioAssignment) => ScenarioAssignment,
): AssignmentEdit {
  const lockedIds = new Set(
    content.assignments.filter(({ locked }) => locked).map(({ sectorId }) => sectorId),
  );
  const free = sectorIds.filter((id) => !lockedIds.has(id));
  return {
    content: change(content, free, to),
    locked: sectorIds.filter((id) => lockedIds.has(id)),
  };
}

/** The very same content where nothing changes, so that nothing is saved or undone. */
function change(
  content: ScenarioContent,
  sectorIds: readonly number[],
  to: (assignment: ScenarioAssignment) => ScenarioAssignment,
): ScenarioContent {
  const bySector = new Map(content.assignments.map((it) => [it.sectorId, it]));
  let changed = false;
  for (const id of new Set(sectorIds)) {
    const before = bySector.get(id) ?? undecided(id);
    const after = to(before);
    if (sameAssignment(before, after)) continue;
    changed = true;
    if (sameAssignment(after, undecided(id))) bySector.delete(id);
    else bySector.set(id, after);
  }
  if (!changed) return content;
  const assignments = [...bySector.values()].sort((a, b) => a.sectorId - b.sectorId);
  return { ...content, assignments };
}

function sameAssignment(a: ScenarioAssignment, b: ScenarioAssignment): boolean {
  return (
    a.phase === b.phase &&
    a.suggestedPhase === b.suggestedPhase &&
    a.rationale === b.rationale &&
    a.locked === b.locked
  );
}
