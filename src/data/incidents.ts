import * as v from 'valibot';
import { Failure } from '../domain/failure.ts';
import type {
  CellShape,
  Day,
  IncidentCounts,
  IncidentFilter,
  TimeStep,
} from '../domain/incident-filter.ts';
import type { TimePrecision } from '../domain/incident.ts';
import { parseAnswer } from './answer.ts';
import { connectSignedIn, valueOf } from './client.ts';
import { instantSchema } from './instant.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

export { importIncidents, readIncidentImports, undoIncidentImport } from './incident-imports.ts';
export { readOffenceCodes, rememberOffenceCodes } from './offence-codes.ts';

export type CountQuestion = IncidentFilter & {
  municipalityId: string;
  by: 'cell' | 'sector' | 'all';
  /** Needed for `by: 'cell'` and for `cells`. */
  shape?: CellShape;
  /** `none` without it. */
  step?: TimeStep;
  perIndicator?: boolean;
  /** Only in the cells of `shape` at these addresses, at most 500. */
  cells?: readonly (readonly [column: number, row: number])[];
  signal?: AbortSignal;
};

const countsSchema = v.object({
  total: count,
  synthetic: count,
  leftOut: count,
  rows: v.array(
    v.tuple([
      v.nullable(whole),
      v.nullable(whole),
      v.nullable(whole),
      v.nullable(v.union([day, whole])),
      v.nullable(v.string()),
      count,
    ]),
  ),
});

/**
 * Counts incidents by place and time. Failure `forbidden` for who may not know, whether there is such
 * a municipality or not; the reason of `signal` where it was aborted.
 */
export async function readIncidentCounts(question: CountQuestion): Promise<IncidentCounts> {
  const { by, shape, step = 'none', perIndicator = false, cells } = question;
  const { municipalityId, signal } = question;
  const client = await connectSignedIn();
  const query = JSON.stringify({
    municipalityId,
    ...filterSent(question),
    ...{ by, step, perIndicator, ...shape, cells: cells ?? null },
  });
  const answer = await abortable(client.rpc('incident_rollup', { query }), signal);
  signal?.throwIfAborted();
  const { rows, ...sums } = parseAnswer(countsSchema, valueOf(answer), 'counts of incidents');
  const addresses = by === 'cell';
  return {
    ...sums,
    column: addresses ? Int32Array.from(rows, ([column]) => column ?? 0) : null,
    row: addresses ? Int32Array.from(rows, ([, row]) => row ?? 0) : null,
    sectorId: by === 'sector' ? rows.map(([, , sectorId]) => sectorId) : null,
    step: step === 'none' ? null : rows.map(([, , , at]) => at ?? ''),
    indicator: perIndicator ? rows.map(([, , , , key]) => key ?? '') : null,
    count: Float64Array.from(rows, (row) => row[5]),
  };
}

export type IncidentExtent = { from: Day; to: Day; total: number; synthetic: number };

/** The months of which there are incidents, whole; null: there are none. */
export async function readIncidentExtent(municipalityId: string): Promise<IncidentExtent | null> {
  const client = await connectSignedIn();
  const answer = await client.rpc('incident_extent', { municipality: municipalityId });
  const schema = v.nullable(v.object({ from: day, to: day, total: count, synthetic: count }));
  return parseAnswer(schema, valueOf(answer), 'extent of incidents');
}

export type IncidentPoint = {
  id: string;
  indicatorKey: string;
  /** ISO 8601 in UTC. */
  occurredAt: string;
  precision: TimePrecision;
  /** WGS84 degrees. */
  longitude: number;
  latitude: number;
  /** null: in no sector. */
  sectorId: number | null;
  synthetic: boolean;
};

export type PointQuestion = IncidentFilter & {
  municipalityId: string;
  /** West, south, east and north in degrees. */
  bounds: readonly [number, number, number, number];
  /** 5000 without it, at most 200,000. */
  limit?: number;
  signal?: AbortSignal;
};

const coordinate = v.pipe(v.number(), v.finite());
const pointsSchema = v.object({
  total: count,
  indicators: v.array(v.string()),
  rows: v.array(
    v.tuple([
      v.string(),
      count,
      instantSchema,
      v.picklist(['minute', 'day', 'month']),
      coordinate,
      coordinate,
      v.nullable(whole),
      v.boolean(),
    ]),
  ),
});

/**
 * Incidents of an area, the latest first; `total` is how many there are without the limit. The
 * database records who read them. Failures as of `readIncidentCounts`.
 */
export async function readIncidentPoints(
  question: PointQuestion,
): Promise<{ total: number; points: IncidentPoint[] }> {
  const { municipalityId, bounds, limit = 5000, signal } = question;
  const client = await connectSignedIn();
  const query = JSON.stringify({ municipalityId, bounds, limit, ...filterSent(question) });
  const answer = await abortable(client.rpc('incident_points', { query }), signal);
  signal?.throwIfAborted();
  const found = parseAnswer(pointsSchema, valueOf(answer), 'incidents');
  const points = found.rows.map(([id, place, occurredAt, precision, ...where]) => {
    const indicatorKey = found.indicators[place];
    if (indicatorKey === undefined) throw new Failure('invalid-answer', `No indicator ${place}`);
    const [longitude, latitude, sectorId, synthetic] = where;
    return { id, indicatorKey, occurredAt, precision, longitude, latitude, sectorId, synthetic };
  });
  return { total: found.total, points };
}

function filterSent({ from, to, indicators, sectorId, hours, weekdays }: IncidentFilter): object {
  return { from, to, indicators, sectorId, hours, weekdays };
}

function abortable<Request extends { abortSignal: (signal: AbortSignal) => Request }>(
  request: Request,
  signal: AbortSignal | undefined,
): Request {
  return signal ? request.abortSignal(signal) : request;
}
