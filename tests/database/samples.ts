import type { Parameter } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { here } from './people.ts';
import { incidentAccessBody, incidentImportBody, offenceCodeBody } from './incident-rows.ts';
import {
  assignmentBody,
  type Body,
  componentBody,
  indicatorBody,
  indicatorGroupBody,
  indicatorSumBody,
  insertRow,
  municipalityBody,
  observationBody,
  phaseBody,
  publicationBody,
  roleBody,
  sectorBody,
  withdrawalBody,
} from './rows.ts';
import { observationImportBody, scenarioAssignmentBody, scenarioBody } from './scenario-rows.ts';

/** What the matrix is tried with on one table or view. */
export type Sample = {
  /** What a client sends to insert a row. */
  body: (at: TestDatabase) => Body | Promise<Body>;
  /** What a client sends to change a row. */
  change: Body;
  /** Makes a row as superuser; answers the filter that finds it, as it stands in a query. */
  row: (at: TestDatabase) => Promise<string>;
};

const equals = (column: string, value: Parameter) => `${column}=eq.${String(value)}`;

/** A row made in a table from the body a client would send. */
const made =
  (table: string, body: Sample['body'], key = 'id') =>
  async (at: TestDatabase) =>
    equals(key, await insertRow(at, table, await body(at), key));

const table = (name: string, body: Sample['body'], change: Body, key?: string): Sample => ({
  body,
  change,
  row: made(name, body, key),
});

const sector = () => sectorBody();
const assignment = (at: TestDatabase) => assignmentBody(at);
const observation = (at: TestDatabase) => observationBody(at);
const role = (at: TestDatabase) => roleBody(at);

export const samples: Record<string, Sample> = {
  municipalities: table('municipalities', municipalityBody, { name: 'Otra villa' }),
  municipality_details: {
    body: municipalityBody,
    change: { name: 'Otra villa' },
    row: made('municipalities', municipalityBody),
  },
  phases: {
    // A phase has one digit, so there is one for who may insert it and one to read and change.
    body: () => phaseBody(9),
    change: { meaning_en: 'Changed' },
    row: () => Promise.resolve(equals('number', 8)),
  },
  indicator_groups: table('indicator_groups', indicatorGroupBody, { label_en: 'Changed' }, 'key'),
  indicators: table('indicators', indicatorBody, { label_en: 'Changed' }, 'key'),
  sectors: table('sectors', sector, { name: 'Otra colonia' }),
  sector_details: { body: sector, change: { name: 'Otra colonia' }, row: made('sectors', sector) },
  assignments: table('assignments', assignment, { note: 'Changed' }),
  observations: table('observations', observation, { value: 8 }),
  scenarios: table('scenarios', () => scenarioBody(), { notes: 'Changed' }),
  scenario_assignments: table('scenario_assignments', (at) => scenarioAssignmentBody(at), {
    rationale: 'Changed',
  }),
  observation_imports: table('observation_imports', () => observationImportBody(), {
    undone_at: '2026-01-01T00:00:00Z',
  }),
  incident_imports: table('incident_imports', () => incidentImportBody(), { source: 'Changed' }),
  incident_accesses: table('incident_accesses', () => incidentAccessBody(), { returned_count: 0 }),
  offence_codes: table('offence_codes', () => offenceCodeBody(), { indicator_key: null }, 'code'),
  indicator_sums: table('indicator_sums', (at) => indicatorSumBody(at), { source: 'Changed' }),
  components: table('components', () => componentBody(), { name_en: 'Changed' }),
  publications: table('publications', publicationBody, { title: 'Otro título' }),
  publication_entries: {
    body: () => ({ municipality_id: here, edition: 1, title_es: 'Título' }),
    change: { title_es: 'Otro título' },
    row: async (at) => {
      const body = publicationBody();
      await insertRow(at, 'publications', body);
      return equals('edition', body.edition as number);
    },
  },
  publication_withdrawals: table('publication_withdrawals', (at) => withdrawalBody(at), {
    reason_en: 'Changed',
  }),
  user_roles: table('user_roles', role, { role: 'planner' }),
  audit_entries: {
    body: () => ({ table_name: 'sectors', row_key: '1', municipality_id: here, action: 'delete' }),
    change: { actor: null, action: 'delete' },
    row: async (at) => {
      const id = await insertRow(at, 'sectors', sectorBody());
      return `table_name=eq.sectors&${equals('row_key', id)}`;
    },
  },
};
