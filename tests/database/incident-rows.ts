import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf, here, type Person } from './people.ts';
import { type Answer, send } from './requests.ts';
import { type Body, ownIndicator } from './rows.ts';

/** As no request could make it: an import that brought nothing in. */
export function incidentImportBody(municipality = here): Body {
  return {
    municipality_id: municipality,
    id: randomUUID(),
    source: 'Fixture',
    synthetic: false,
    ...{ created_at: '2026-01-01T00:00:00Z', added_count: 0, already_there_count: 0 },
  };
}

let lastCode = 0;

/** What an offence of a police table was taken for. */
export function offenceCodeBody(municipality = here): Body {
  return {
    municipality_id: municipality,
    code: `hurto ${++lastCode}`,
    indicator_key: ownIndicator,
  };
}

export function incidentAccessBody(municipality = here): Body {
  return {
    municipality_id: municipality,
    at: '2026-01-01T00:00:00Z',
    actor: accountOf('police here'),
    area: {},
    period: '[2015-01-01,2016-01-01)',
    ...{ matched_count: 1, returned_count: 1 },
  };
}

/** id, place in the indicators, occurred at, precision, longitude, latitude */
export type SentIncident = [string, number, string, string, number, number];

export function sentIncident(change: Partial<Record<number, unknown>> = {}): SentIncident {
  const row = [randomUUID(), 0, '2015-03-04T13:45:00-06:00', 'minute', -88.995, 13.005];
  return row.map((cell, i) => (i in change ? change[i] : cell)) as SentIncident;
}

export type IncidentContent = Record<string, unknown> & { id: string; rows: unknown[] };

/** What a client sends to import incidents. */
export function incidentContent(rows: unknown[], change: object = {}): IncidentContent {
  return {
    municipalityId: here,
    id: randomUUID(),
    source: 'Denuncias',
    fileName: 'denuncias.csv',
    synthetic: false,
    indicators: [ownIndicator],
    rows,
    ...change,
  };
}

function callAs(at: TestDatabase, name: string, body: object, person: Person): Promise<Answer> {
  return send(at, { method: 'POST', path: `rpc/${name}`, as: accountOf(person), body });
}

export function bringIncidents(
  at: TestDatabase,
  content: object,
  person: Person = 'police here',
): Promise<Answer> {
  return callAs(at, 'import_incidents', { content: JSON.stringify(content) }, person);
}

export function takeIncidentsBack(
  at: TestDatabase,
  id: string,
  person: Person = 'police here',
  municipality = here,
): Promise<Answer> {
  return callAs(at, 'undo_incident_import', { municipality, import_id: id }, person);
}

export const reads = ['incident_points', 'incident_rollup', 'incident_totals'] as const;

/** Asks one of the functions that read incidents about the year 2015. */
export function askIncidents(
  at: TestDatabase,
  name: (typeof reads)[number],
  change: object = {},
  person: Person = 'police here',
): Promise<Answer> {
  const question = { municipalityId: here, from: '2015-01-01', to: '2016-01-01', ...change };
  return callAs(at, name, { query: JSON.stringify(question) }, person);
}

/** What such a function answers. */
export type Found = {
  total: number;
  synthetic: number;
  leftOut: number;
  from: 'cells' | 'incidents';
  indicators: string[];
  rows: unknown[][];
};

export function foundIn(answer: Answer): Found {
  if (answer.status !== 200) throw new Error(answer.text);
  return JSON.parse(answer.text) as Found;
}
