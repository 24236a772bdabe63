import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Row } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { describeOnEngines } from './engines.ts';
import { matrix, type Verb } from './matrix.ts';
import { accountOf, everyone, grantRoles, here, type Person, settle, there } from './people.ts';
import { send, type Sent } from './requests.ts';
import {
  assignmentBody,
  componentBody,
  insertCatalogue,
  insertRow,
  observationBody,
  ownIndicator,
  ownPhase,
  roleBody,
} from './rows.ts';
import { method, scenarioAssignmentBody } from './scenario-rows.ts';

/** Who stands to `there` as the person stands to `here`. */
const mirrored: Partial<Record<Person, Person>> = {
  'planner here': 'planner elsewhere',
  'planner elsewhere': 'planner here',
  'police here': 'police elsewhere',
  'police elsewhere': 'police here',
  'admin here': 'admin elsewhere',
  'admin elsewhere': 'admin here',
};

/** Whether the matrix allows what an entry of the audit says that somebody did. */
function isAllowed(person: Person, entry: Row): boolean {
  // Who draws sectors leaves a note of it, which is as allowed as the drawing. Nobody confirms here.
  const isNote = entry.table_name === 'redrawn_sectors';
  const verb = isNote ? 'update' : (entry.action as Exclude<Verb, 'select'>);
  const access = matrix[isNote ? 'sectors' : String(entry.table_name)];
  if (!access) return false;
  // The matrix speaks of rows of `here`, and of those that belong to no municipality.
  const seen = entry.municipality_id === there ? (mirrored[person] ?? person) : person;
  if (entry.table_name === 'user_roles') {
    const role = (entry.after ?? entry.before) as Row;
    if (role.user_id === accountOf(person)) return false;
    if (role.municipality_id === null) return person === 'admin everywhere';
  }
  const known = [here, there, null].includes(entry.municipality_id as string | null);
  return access[verb].includes(seen) && (known || person === 'admin everywhere');
}

const town = fc.constantFrom(here, there, null);
const sector_id = fc.integer({ min: 1, max: 100 });
const source = fc.constantFrom('One', 'Two');
const version = fc.constantFrom(1, 2);
const status = fc.constantFrom('draft', 'proposed', 'adopted', 'superseded');
const role = fc.constantFrom('police', 'publisher', 'admin');
const user_id = fc.constantFrom(...everyone).map((person) => accountOf(person) ?? null);

/** What a client could think of writing into the tables that can be written to. */
const columns: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  sectors: { municipality_id: town, name: source, version },
  assignments: { municipality_id: town, sector_id, phase: fc.constant(ownPhase), source, version },
  observations: {
    municipality_id: town,
    sector_id,
    indicator_key: fc.constant(ownIndicator),
    value: fc.nat(9),
    source,
    version,
  },
  scenarios: { municipality_id: town, name: source, method: fc.constant(method), status, version },
  scenario_assignments: { municipality_id: town, sector_id, rationale: source, version },
  components: {
    ...{ municipality_id: town, sort_order: fc.nat(9), name_es: source, name_en: source },
    ...{ source, version },
  },
  publications: { municipality_id: town, edition: version, title: source },
  publication_withdrawals: { municipality_id: town, edition: version, reason_es: source },
  observation_imports: { municipality_id: town, source },
  incident_imports: { municipality_id: town, source },
  offence_codes: { municipality_id: town, code: source, version },
  user_roles: { municipality_id: town, user_id, role, version },
  municipalities: { id: fc.constant('villa-otra'), name: source, department: source, version },
};

const filter = fc.constantFrom(
  'version=gt.0',
  'or=(version.eq.1,version.gt.1)',
  ...[`eq.${here}`, `eq.${there}`, 'is.null'].map((value) => `municipality_id=${value}`),
);
const prefer = fc.constantFrom(
  'return=minimal',
  'return=representation',
  'resolution=merge-duplicates,return=minimal',
);

const verbs = { POST: 'insert', PATCH: 'update', DELETE: 'delete' } as const;

/** Anybody, but more often who may: requests that are all refused would prove little. */
function senders(table: string, verb: Verb): fc.Arbitrary<Person> {
  const may = (matrix[table]?.[verb] ?? []).flatMap((person) => [
    person,
    mirrored[person] ?? person,
  ]);
  const anybody = fc.constantFrom(...everyone);
  return may.length === 0
    ? anybody
    : fc.oneof(anybody, { arbitrary: fc.constantFrom(...may), weight: 3 });
}

const request: fc.Arbitrary<{ sender: Person; sent: Sent }> = fc.oneof(
  ...Object.entries(columns).map(([table, values]) =>
    fc
      .constantFrom('POST' as const, 'PATCH' as const, 'DELETE' as const)
      .chain((method) =>
        fc.record({
          method: fc.constant(method),
          sender: senders(table, verbs[method]),
          filter,
          whole: fc.record(values),
          some: fc.record(values, { requiredKeys: [] }),
          prefer,
        }),
      )
      .map(({ method, sender, filter, whole, some, prefer }) => {
        const headers = { prefer };
        const path = method === 'POST' ? table : `${table}?${filter}`;
        const body = { POST: whole, PATCH: some, DELETE: undefined }[method];
        return { sender, sent: { method, path, body, headers } };
      }),
  ),
);

/** Everybody in their role, and in either municipality something to go for. */
async function replenish(at: TestDatabase): Promise<void> {
  await at.database.query('delete from public.user_roles');
  await grantRoles(at);
  for (const town of [here, there]) {
    await insertRow(at, 'assignments', await assignmentBody(at, town));
    await insertRow(at, 'observations', await observationBody(at, town));
    await insertRow(at, 'user_roles', await roleBody(at, town));
    await insertRow(at, 'components', componentBody(town));
    await insertRow(at, 'scenario_assignments', await scenarioAssignmentBody(at, town));
  }
}

async function newestEntry({ database }: TestDatabase): Promise<number> {
  const [row] = await database.query('select max(id) as id from public.audit_entries');
  return Number(row?.id);
}

function entriesAfter({ database }: TestDatabase, id: number): Promise<Row[]> {
  return database.query('select * from public.audit_entries where id > $1', [id]);
}

describeOnEngines('whatever is sent', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  test('people change only what the matrix gives them, and never their own roles', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ sender, sent }) => {
        await replenish(at());
        const before = await newestEntry(at());
        await send(at(), { ...sent, as: accountOf(sender) });
        const entries = await entriesAfter(at(), before);
        for (const entry of entries) {
          expect([entry.actor, isAllowed(sender, entry)]).toEqual([accountOf(sender), true]);
        }
        taken += entries.length > 0 ? 1 : 0;
      }),
      { numRuns: 150 },
    );
    // Else the requests would be too harmless to prove anything.
    expect(taken).toBeGreaterThan(2);
  });
});
