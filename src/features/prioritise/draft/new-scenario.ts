import type { DraftRecord } from '../../../domain/draft-record.ts';
import { startHistory } from '../../../domain/edit-history.ts';
import type { ScenarioAssignment, ScenarioContent } from '../../../domain/scenario.ts';
import type { ScoreMethod } from '../../../domain/scoring/score-method.ts';
import type { Sector } from '../../../domain/territory.ts';

/** The phases of the plan as it is now, each with where it comes from as its reason. */
export function assignmentsOfPlan(
  sectors: readonly Pick<Sector, 'id' | 'phase' | 'phaseSource'>[],
): ScenarioAssignment[] {
  return sectors
    .filter(({ phase }) => phase !== null)
    .map(({ id, phase, phaseSource }) => ({
      sectorId: id,
      phase,
      suggestedPhase: null,
      rationale: phaseSource ?? '',
      locked: false,
    }));
}

/** As many sectors in phases 1 and 2 as the plan has now; a third of them each where it has none. */
export function proposalLikePlan(
  sectors: readonly Pick<Sector, 'phase'>[],
): ScoreMethod['proposal'] {
  const inPhase = (number: number) => sectors.filter(({ phase }) => phase === number).length;
  const third = Math.max(1, Math.round(sectors.length / 3));
  const [first, second] = [inPhase(1), inPhase(2)];
  return first === 0
    ? { kind: 'first_n', first: third, second: third }
    : { kind: 'first_n', first, second };
}

/** A scenario that nobody has saved yet. */
export function newRecord(
  identity: Pick<DraftRecord, 'accountId' | 'municipalityId' | 'scenarioId' | 'forkedFrom'>,
  content: ScenarioContent,
): DraftRecord {
  return {
    ...identity,
    saved: { version: 0, content: null },
    history: startHistory(content),
    pending: null,
  };
}
