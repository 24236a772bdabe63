import { beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { describeOnEngines } from './engines.ts';
import { matrix, type Verb } from './matrix.ts';
import { accountOf, everyone, type Person, settle } from './people.ts';
import { type Answer, fingerprint, rowsOf, send } from './requests.ts';
import { insertCatalogue } from './rows.ts';
import { samples } from './samples.ts';

const verbs: Verb[] = ['select', 'insert', 'update', 'delete'];

/** Tries one verb and tells whether it had its effect. */
async function attempt(
  at: TestDatabase,
  relation: string,
  verb: Verb,
  person: Person,
): Promise<{ answer: Answer; changed: boolean }> {
  const sample = samples[relation];
  if (!sample) throw new Error(`samples.ts has nothing to try ${relation} with.`);
  const as = accountOf(person);
  const path = verb === 'insert' ? relation : `${relation}?${await sample.row(at)}`;
  const body = verb === 'insert' ? await sample.body(at) : sample.change;
  const before = await fingerprint(at);
  // A write that asks for no row back is not also held by the policy for reading.
  const headers = { prefer: 'return=minimal' };
  const answer = await {
    select: () => send(at, { method: 'GET', path, as }),
    insert: () => send(at, { method: 'POST', path, as, body, headers }),
    update: () => send(at, { method: 'PATCH', path, as, body, headers }),
    delete: () => send(at, { method: 'DELETE', path, as, headers }),
  }[verb]();
  return { answer, changed: (await fingerprint(at)) !== before };
}

const done: Record<Verb, number> = { select: 200, insert: 201, update: 204, delete: 204 };

function expectAllowed(verb: Verb, answer: Answer, changed: boolean): void {
  expect([answer.status, changed]).toEqual([done[verb], verb !== 'select']);
  expect(rowsOf(answer)).toHaveLength(verb === 'select' ? 1 : 0);
}

/** A policy hides rows from reading, changing and removing, and refuses to add one. */
function expectRefused(verb: Verb, person: Person, answer: Answer, changed: boolean): void {
  expect(changed).toBe(false);
  expect(rowsOf(answer)).toEqual([]);
  const refused = person === 'anonymous' ? [401, 403] : [403];
  expect(verb === 'insert' ? refused : [done[verb], ...refused]).toContain(answer.status);
}

describeOnEngines('access', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  test('every table and view in public has its row in the matrix', async () => {
    const relations = await at().database.query(
      `select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`,
    );
    expect(relations.map((row) => row.relname).sort()).toEqual(Object.keys(matrix).sort());
    expect(Object.keys(samples).sort()).toEqual(Object.keys(matrix).sort());
  });

  describe.each(Object.entries(matrix))('%s', (relation, access) => {
    for (const verb of verbs) {
      for (const person of everyone) {
        const allowed = access[verb].includes(person);
        test(`${person} ${allowed ? 'may' : 'may not'} ${verb}`, async () => {
          const { answer, changed } = await attempt(at(), relation, verb, person);
          if (allowed) expectAllowed(verb, answer, changed);
          else expectRefused(verb, person, answer, changed);
        });
      }
    }
  });
});
