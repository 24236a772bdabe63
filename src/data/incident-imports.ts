import * as v from 'valibot';
import { Failure } from '../domain/failure.ts';
import type { Incident } from '../domain/incident.ts';
import type { IncidentImport } from '../domain/incident-import.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn, valueOf } from './client.ts';
import { incidentBatch, mostImportedIncidents } from './incident-batch.ts';
import { instantSchema } from './instant.ts';
import { storableJson } from './storable-json.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const madeSchema = v.object({
  completedAt: v.nullable(instantSchema),
  added: count,
  alreadyThere: count,
  undoneAt: v.nullable(instantSchema),
});

export type IncidentsSent = {
  municipalityId: string;
  /** A UUID for this import: sent again after a lost answer, it goes on where it stopped. */
  id: string;
  source: string;
  fileName: string | null;
  /** Invented, for a demonstration. */
  synthetic: boolean;
  /** At most `mostImportedIncidents`, all of the import, in the same order each time it is sent. */
  incidents: readonly Incident[];
};

/**
 * Brings all incidents in, or none: nobody finds one of them before the last request has been
 * answered. Failures: `offline` where the same may be sent again (parts that have arrived add nothing
 * twice), `stale` where the import was undone or its id is that of another, `refused` where rows break
 * a rule; the detail counts them from 1. Aborting takes back what has arrived, and throws the reason.
 *
 * @param onProgress how many incidents have arrived
 */
export async function importIncidents(
  sent: IncidentsSent,
  onProgress?: (arrived: number) => void,
  signal?: AbortSignal,
): Promise<{ added: number; alreadyThere: number }> {
  const { length } = sent.incidents;
  if (length > mostImportedIncidents) {
    const detail = `${length} incidents are more than the ${mostImportedIncidents} of one import.`;
    throw new Failure('refused', detail);
  }
  const parts = Math.max(1, Math.ceil(length / incidentBatch));
  for (let part = 1; ; part++) {
    const made = await sendPart(sent, part, parts, signal).catch(async (error: unknown) => {
      // What was refused will be again, and what was called off is not to come back.
      const isOver = signal?.aborted ?? false;
      if (isOver || (error instanceof Failure && error.kind === 'refused')) await takeBack(sent);
      signal?.throwIfAborted();
      throw error;
    });
    if (made.undoneAt !== null) throw new Failure('stale', 'The import was undone.');
    onProgress?.(Math.min(part * incidentBatch, length));
    if (part === parts) {
      if (made.completedAt === null) throw new Failure('invalid-answer', 'The import has no end.');
      return { added: made.added, alreadyThere: made.alreadyThere };
    }
  }
}

async function sendPart(
  { incidents, ...about }: IncidentsSent,
  part: number,
  parts: number,
  signal: AbortSignal | undefined,
): Promise<v.InferOutput<typeof madeSchema>> {
  signal?.throwIfAborted();
  const rowsBefore = (part - 1) * incidentBatch;
  const rows = incidents.slice(rowsBefore, rowsBefore + incidentBatch);
  const content = storableJson({ ...about, part, parts, rowsBefore, ...compact(rows) });
  const client = await connectSignedIn();
  const request = client.rpc('import_incidents', { content });
  const answer = await (signal ? request.abortSignal(signal) : request);
  return parseAnswer(madeSchema, valueOf(answer), 'import');
}

/** Rows of six cells: twenty thousand of them are some 2 MB, and not 4. */
function compact(incidents: readonly Incident[]): { indicators: string[]; rows: unknown[][] } {
  const places = new Map<string, number>();
  const rows = incidents.map((incident) => {
    const place = places.get(incident.indicatorKey) ?? places.size;
    places.set(incident.indicatorKey, place);
    const { id, occurredAt, precision, longitude, latitude } = incident;
    return [id, place, occurredAt, precision, longitude, latitude];
  });
  return { indicators: [...places.keys()], rows };
}

/** Where it fails, the database drops what never became complete after a day. */
async function takeBack({ municipalityId, id }: IncidentsSent): Promise<void> {
  await undoIncidentImport(municipalityId, id).catch(() => undefined);
}

/** Takes an import back, whole; what another import found already there goes too. */
export async function undoIncidentImport(
  municipalityId: string,
  id: string,
): Promise<{ removed: number }> {
  const client = await connectSignedIn();
  const answer = await client.rpc('undo_incident_import', {
    municipality: municipalityId,
    import_id: id,
  });
  return parseAnswer(v.object({ removed: count }), valueOf(answer), 'undone import');
}

const importRow = v.object({
  id: v.string(),
  source: v.string(),
  file_name: v.nullable(v.string()),
  synthetic: v.boolean(),
  created_at: instantSchema,
  created_by: v.nullable(v.string()),
  completed_at: v.nullable(instantSchema),
  added_count: count,
  already_there_count: count,
  undone_at: v.nullable(instantSchema),
  removed_count: v.nullable(count),
});

/** The imports of a municipality, newest first. */
export async function readIncidentImports(municipalityId: string): Promise<IncidentImport[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('incident_imports')
      .select(Object.keys(importRow.entries).join(','), { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('created_at', { ascending: false })
      .order('id')
      .range(from, to),
  );
  return parseAnswer(v.array(importRow), rows, 'imports of incidents').map((row) => ({
    id: row.id,
    source: row.source,
    fileName: row.file_name,
    synthetic: row.synthetic,
    createdAt: row.created_at,
    createdBy: row.created_by,
    completedAt: row.completed_at,
    added: row.added_count,
    alreadyThere: row.already_there_count,
    undoneAt: row.undone_at,
    removed: row.removed_count,
  }));
}
