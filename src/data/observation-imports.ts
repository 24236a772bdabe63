import * as v from 'valibot';
import { Failure } from '../domain/failure.ts';
import type { ImportCounts, ObservationImport } from '../domain/observation-import.ts';
import type { ImportValue } from '../domain/table-import/preview-import.ts';
import { limits } from '../domain/table-import/refusal.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn, valueOf } from './client.ts';
import { instantSchema } from './instant.ts';
import { storableJson } from './storable-json.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const countsSchema = v.object({ added: count, changed: count, unchanged: count });

const importRow = v.object({
  id: v.string(),
  source: v.string(),
  period: v.nullable(v.string()),
  file_name: v.nullable(v.string()),
  created_at: instantSchema,
  added_count: count,
  changed_count: count,
  unchanged_count: count,
  undone_at: v.nullable(instantSchema),
});

export type ImportSent = Pick<ObservationImport, 'source' | 'period' | 'fileName'> & {
  municipalityId: string;
  /** A UUID for this import: sent again after a lost answer, it brings nothing in twice. */
  id: string;
  /** At most `limits.values`. */
  rows: readonly ImportValue[];
};

/**
 * Brings all values in, or none. Failure `stale` where a value is not any more the one of the
 * preview, `refused` where a value or a name is not accepted, `offline` where it may be sent again.
 */
export async function importObservations(sent: ImportSent): Promise<ImportCounts> {
  const { length } = sent.rows;
  if (length > limits.values) {
    throw new Failure(
      'refused',
      `${length} values are more than the ${limits.values} of one import.`,
    );
  }
  const client = await connectSignedIn();
  const content = storableJson({ ...sent, ...compact(sent.rows) });
  const answer = await client.rpc('import_observations', { content });
  return parseAnswer(countsSchema, valueOf(answer), 'import');
}

/** Rows of four numbers: a hundred thousand of them are some 3 MB, and not 8. */
function compact(rows: readonly ImportValue[]) {
  const places = new Map<string, number>();
  const cells = rows.map(({ sectorId, indicatorKey, value, baseVersion }, row) => {
    // JSON would write them as null, which says "missing".
    if (value !== null && !Number.isFinite(value)) {
      throw new Failure('refused', `Row ${row + 1} has the value ${value}, which is no number.`);
    }
    const place = places.get(indicatorKey) ?? places.size;
    places.set(indicatorKey, place);
    return [sectorId, place, value, baseVersion];
  });
  return { indicators: [...places.keys()], rows: cells };
}

/** Takes an import back, whole or not at all. Failure `stale`: a value was changed since. */
export async function undoImport(municipalityId: string, id: string): Promise<ImportCounts> {
  const client = await connectSignedIn();
  const answer = await client.rpc('undo_observation_import', {
    municipality: municipalityId,
    import_id: id,
  });
  return parseAnswer(countsSchema, valueOf(answer), 'undone import');
}

/** The imports of a municipality, newest first. */
export async function readImports(municipalityId: string): Promise<ObservationImport[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('observation_imports')
      .select('*', { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('created_at', { ascending: false })
      .order('id')
      .range(from, to),
  );
  return parseAnswer(v.array(importRow), rows, 'imports').map((row) => ({
    id: row.id,
    source: row.source,
    period: row.period,
    fileName: row.file_name,
    createdAt: row.created_at,
    added: row.added_count,
    changed: row.changed_count,
    unchanged: row.unchanged_count,
    undoneAt: row.undone_at,
  }));
}
