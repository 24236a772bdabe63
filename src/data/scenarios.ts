import * as v from 'valibot';
import type { SaveRequest } from '../domain/draft-record.ts';
import { Failure } from '../domain/failure.ts';
import type {
  Scenario,
  ScenarioAssignment,
  ScenarioEvidence,
  ScenarioStatus,
} from '../domain/scenario.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn, valueOf } from './client.ts';
import type { TableUpdate } from './database.types.ts';
import { instantSchema } from './instant.ts';
import { scoreMethodSchema } from './score-method.ts';
import { storableJson } from './storable-json.ts';

/** A scenario without its assignments, as lists and changes of status give it. */
export type ScenarioHead = Omit<Scenario, 'assignments'>;

const headColumns =
  'municipality_id, id, name, notes, method, status, forked_from, archived_at, created_at, changed_at, proposed_at, adopted_at, superseded_at, version';

const headRow = v.object({
  municipality_id: v.string(),
  id: v.string(),
  name: v.string(),
  notes: v.string(),
  method: scoreMethodSchema,
  status: v.picklist(['draft', 'proposed', 'adopted', 'superseded']),
  forked_from: v.nullable(v.string()),
  archived_at: v.nullable(instantSchema),
  created_at: instantSchema,
  changed_at: instantSchema,
  proposed_at: v.nullable(instantSchema),
  adopted_at: v.nullable(instantSchema),
  superseded_at: v.nullable(instantSchema),
  version: v.number(),
});

const assignmentRow = v.object({
  scenario_id: v.string(),
  sector_id: v.number(),
  phase: v.nullable(v.number()),
  suggested_phase: v.nullable(v.number()),
  rationale: v.string(),
  locked: v.boolean(),
});

const savedSchema = v.object({ version: v.number(), changedAt: instantSchema });

/** All scenarios of a municipality, archived ones too, the last changed first. */
export async function readScenarios(municipalityId: string): Promise<Scenario[]> {
  return withAssignments(municipalityId, await readHeads(municipalityId, null));
}

/** One scenario; Failure `not-found` where there is none that the reader may see. */
export async function readScenario(municipalityId: string, id: string): Promise<Scenario> {
  const heads = await readHeads(municipalityId, id);
  const [scenario] = await withAssignments(municipalityId, heads);
  if (!scenario) throw new Failure('not-found', `There is no scenario ${id}.`);
  return scenario;
}

/** Which scenario is saved; where it comes from counts for a new one only. */
export type ScenarioIdentity = Pick<Scenario, 'id' | 'municipalityId' | 'forkedFrom'>;

/**
 * Saves a scenario whole; the same request sent again after a lost answer saves nothing twice.
 * Failure `stale` where another save came between (read it, and let the
 * person choose), `refused` where it breaks a rule, `offline` where it may be sent once more.
 */
export async function saveScenario(
  { id, municipalityId, forkedFrom }: ScenarioIdentity,
  { saveId, baseVersion, content: { name, notes, method, assignments } }: SaveRequest,
): Promise<{ version: number; changedAt: string }> {
  const client = await connectSignedIn();
  const sent = { id, municipalityId, baseVersion, saveId, forkedFrom };
  const content = storableJson({ ...sent, name, notes, method, assignments });
  return parseAnswer(savedSchema, valueOf(await client.rpc('save_scenario', { content })), 'save');
}

/** Which state of which scenario is changed. */
export type ScenarioVersion = Pick<Scenario, 'municipalityId' | 'id' | 'version'>;

/**
 * Proposes a scenario (with the evidence to keep), returns it to draft, or adopts it, which writes
 * the plan. May be repeated after a lost answer. Failures as of `saveScenario`.
 */
export async function changeScenarioStatus(
  scenario: ScenarioVersion,
  status: ScenarioStatus,
  evidence: ScenarioEvidence | null = null,
): Promise<ScenarioHead> {
  const change = status === 'proposed' ? { status, evidence } : { status };
  return changeHead(scenario, change, (head) => head.status === status);
}

/** Puts a scenario into the archive or takes it out again; the adopted one is refused. */
export async function setScenarioArchived(
  scenario: ScenarioVersion,
  archived: boolean,
): Promise<ScenarioHead> {
  const change = { archived_at: archived ? new Date().toISOString() : null };
  return changeHead(scenario, change, (head) => head.archived === archived);
}

/** A change whose answer was lost is told that it is stale, though it has been made. */
async function changeHead(
  { municipalityId, id, version }: ScenarioVersion,
  change: TableUpdate<'scenarios'>,
  isMade: (head: ScenarioHead) => boolean,
): Promise<ScenarioHead> {
  const client = await connectSignedIn();
  const answer = await client
    .from('scenarios')
    .update({ ...change, version })
    .eq('municipality_id', municipalityId)
    .eq('id', id)
    .select(headColumns);
  let heads: ScenarioHead[];
  try {
    heads = headsOf(valueOf(answer));
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'stale') throw error;
    heads = await readHeads(municipalityId, id);
    if (!heads.some((head) => head.version === version + 1 && isMade(head))) throw error;
  }
  const [head] = heads;
  if (!head) throw new Failure('not-found', `There is no scenario ${id}.`);
  return head;
}

async function readHeads(municipalityId: string, id: string | null): Promise<ScenarioHead[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) => {
    const query = client
      .from('scenarios')
      .select(headColumns, { count: 'exact' })
      .eq('municipality_id', municipalityId);
    return (id === null ? query : query.eq('id', id))
      .order('changed_at', { ascending: false })
      .order('id')
      .range(from, to);
  });
  return headsOf(rows);
}

function headsOf(rows: unknown): ScenarioHead[] {
  return parseAnswer(v.array(headRow), rows, 'scenarios').map((row) => ({
    id: row.id,
    municipalityId: row.municipality_id,
    name: row.name,
    notes: row.notes,
    method: row.method,
    status: row.status,
    forkedFrom: row.forked_from,
    archived: row.archived_at !== null,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    proposedAt: row.proposed_at,
    adoptedAt: row.adopted_at,
    supersededAt: row.superseded_at,
    version: row.version,
  }));
}

/**
 * The assignments are read after the scenarios: if one is saved meanwhile, its version here is the
 * older one, and a save on it is refused as stale.
 */
async function withAssignments(municipalityId: string, heads: ScenarioHead[]): Promise<Scenario[]> {
  const [only] = heads;
  if (!only) return [];
  const client = await connectSignedIn();
  const rows = await allRows((from, to) => {
    const query = client
      .from('scenario_assignments')
      .select('scenario_id, sector_id, phase, suggested_phase, rationale, locked', {
        count: 'exact',
      })
      .eq('municipality_id', municipalityId);
    const wanted = heads.length === 1 ? query.eq('scenario_id', only.id) : query;
    return wanted.order('id').range(from, to);
  });
  const byScenario = new Map<string, ScenarioAssignment[]>();
  for (const row of parseAnswer(v.array(assignmentRow), rows, 'scenario assignments')) {
    const assignments = byScenario.get(row.scenario_id) ?? [];
    byScenario.set(row.scenario_id, assignments);
    assignments.push({
      sectorId: row.sector_id,
      phase: row.phase,
      suggestedPhase: row.suggested_phase,
      rationale: row.rationale,
      locked: row.locked,
    });
  }
  return heads.map((head) => ({ ...head, assignments: byScenario.get(head.id) ?? [] }));
}
