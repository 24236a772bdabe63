import { randomUUID } from 'node:crypto';
import type { ScoreMethod } from '../../src/domain/scoring/score-method.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf, here } from './people.ts';
import { type Answer, send } from './requests.ts';
import {
  type Body,
  insertRow,
  ownIndicator,
  ownIndicatorGroup,
  ownPhase,
  sectorBody,
} from './rows.ts';

export const method: ScoreMethod = {
  indicators: [{ key: ownIndicator, direction: 'more_is_worse', weight: 1 }],
  groups: [{ key: ownIndicatorGroup, weight: 1 }],
  missing: 'reweight',
  outlierCap: null,
  normalisation: 'min_max',
  aggregation: 'arithmetic',
  floor: 0.01,
  veto: null,
  uncertainty: { concentration: null, varyNormalisation: true, varyAggregation: true, seed: 1 },
  proposal: { kind: 'first_n', first: 4, second: 5 },
};

export function scenarioBody(municipality = here): Body {
  return { municipality_id: municipality, id: randomUUID(), name: 'Escenario', method };
}

/** With a new scenario and a new sector, made as superuser, for it to belong to. */
export async function scenarioAssignmentBody(at: TestDatabase, municipality = here): Promise<Body> {
  return {
    municipality_id: municipality,
    scenario_id: await insertRow(at, 'scenarios', scenarioBody(municipality)),
    sector_id: await insertRow(at, 'sectors', sectorBody(municipality)),
    phase: ownPhase,
  };
}

/** As no request could make it: an import that wrote nothing. */
export function observationImportBody(municipality = here): Body {
  return {
    municipality_id: municipality,
    id: randomUUID(),
    source: 'Fixture',
    entries_after: 0,
    entries_to: 0,
    ...{ created_at: '2026-01-01T00:00:00Z', transaction: '1' },
    ...{ added_count: 0, changed_count: 0, unchanged_count: 0 },
  };
}

export type Save = Record<string, unknown> & { id: string; municipalityId: string };

/** What a client sends to save a new scenario. */
export function saveOf(change: Record<string, unknown> = {}): Save {
  return {
    municipalityId: here,
    id: randomUUID(),
    saveId: randomUUID(),
    baseVersion: 0,
    name: 'Escenario',
    notes: '',
    method,
    forkedFrom: null,
    assignments: [],
    ...change,
  };
}

/** What is assigned to a sector, as a save carries it. */
export const assigned = (sectorId: unknown, change: object = {}) => ({
  sectorId,
  phase: ownPhase,
  suggestedPhase: ownPhase,
  rationale: '',
  locked: false,
  ...change,
});

/** Calls a function of the API, as supabase-js would. */
export function call(
  at: TestDatabase,
  name: string,
  args: object,
  as = accountOf('planner here'),
): Promise<Answer> {
  return send(at, { method: 'POST', path: `rpc/${name}`, as, body: args });
}

export function save(
  at: TestDatabase,
  content: object,
  as = accountOf('planner here'),
): Promise<Answer> {
  return call(at, 'save_scenario', { content: JSON.stringify(content) }, as);
}

/** Changes a scenario by a plain request to its table. */
export function changeScenario(
  at: TestDatabase,
  { id }: { id: unknown },
  body: object,
  as = accountOf('planner here'),
): Promise<Answer> {
  return send(at, { method: 'PATCH', path: `scenarios?id=eq.${String(id)}`, as, body });
}
