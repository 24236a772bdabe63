import * as v from 'valibot';
import type { DraftRecord } from '../domain/draft-record.ts';
import type { ScenarioAssignment } from '../domain/scenario.ts';
import { scoreMethodSchema } from './score-method.ts';

const phase = v.nullable(v.pipe(v.number(), v.integer()));

const assignmentSchema = v.object({
  sectorId: v.pipe(v.number(), v.integer()),
  phase,
  suggestedPhase: phase,
  rationale: v.string(),
  locked: v.boolean(),
}) satisfies v.GenericSchema<unknown, ScenarioAssignment>;

/**
 * A draft as it is kept on the device. The many steps of its history share the assignments that no
 * edit touched; each is checked once, and they are shared afterwards too.
 */
export function draftRecordSchema(): v.GenericSchema<unknown, DraftRecord> {
  const checked = new WeakSet<object>();
  const assignment = v.custom<ScenarioAssignment>((input) => {
    if (typeof input !== 'object' || input === null) return false;
    if (checked.has(input)) return true;
    if (!v.is(assignmentSchema, input)) return false;
    checked.add(input);
    return true;
  }, 'Expected an assignment');
  const content = v.object({
    name: v.string(),
    notes: v.string(),
    method: scoreMethodSchema,
    assignments: v.array(assignment),
  });
  const steps = v.array(
    v.object({ value: content, label: v.string(), gesture: v.nullable(v.string()) }),
  );
  const version = v.pipe(v.number(), v.integer(), v.minValue(0));
  return v.object({
    accountId: v.string(),
    municipalityId: v.string(),
    scenarioId: v.pipe(v.string(), v.uuid()),
    forkedFrom: v.nullable(v.string()),
    saved: v.object({ version, content: v.nullable(content) }),
    history: v.object({ past: steps, present: content, future: steps }),
    pending: v.nullable(
      v.object({ saveId: v.pipe(v.string(), v.uuid()), baseVersion: version, content }),
    ),
  });
}
