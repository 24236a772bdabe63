import * as v from 'valibot';
import type { SectorDecision } from '../domain/sector-history.ts';
import { parseAnswer } from './answer.ts';
import { connectSignedIn, valueOf } from './client.ts';
import { instantSchema } from './instant.ts';

const decisionRow = v.object({
  at: instantSchema,
  actor: v.nullable(v.string()),
  scenario_id: v.nullable(v.string()),
  scenario_name: v.nullable(v.string()),
  action: v.picklist(['insert', 'update', 'delete', 'adopt']),
  phase_before: v.nullable(v.number()),
  phase_after: v.nullable(v.number()),
  rationale: v.nullable(v.string()),
  locked: v.nullable(v.boolean()),
});

/** What was decided about a sector, newest first, at most 1,000; empty for who may not know. */
export async function readSectorHistory(
  municipalityId: string,
  sectorId: number,
): Promise<SectorDecision[]> {
  const client = await connectSignedIn();
  const rows = valueOf(
    await client.rpc('sector_history', { municipality: municipalityId, sector: sectorId }),
  );
  return parseAnswer(v.array(decisionRow), rows, 'sector history').map((row) => ({
    at: row.at,
    actor: row.actor,
    scenario:
      row.scenario_id === null ? null : { id: row.scenario_id, name: row.scenario_name ?? '' },
    action: row.action,
    phaseBefore: row.phase_before,
    phaseAfter: row.phase_after,
    rationale: row.rationale,
    locked: row.locked,
  }));
}
