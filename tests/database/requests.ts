import { expect } from 'vitest';
import { signToken } from '../fixtures/tokens.ts';
import type { Row } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';

export type Sent = {
  method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** After `/rest/v1/`, with the query. */
  path: string;
  /** The person who is signed in; nobody without it. */
  as?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
};

export type Answer = { status: number; headers: Headers; text: string };

/** Sends one REST request, as supabase-js would. */
export async function send(
  at: TestDatabase,
  { method, path, as, body, headers }: Sent,
): Promise<Answer> {
  const { publishableKey, jwtSecret } = at.secrets;
  const answer = await at.api.fetch(
    new Request(`http://127.0.0.1/rest/v1/${path}`, {
      method,
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${as === undefined ? publishableKey : signToken(jwtSecret, as)}`,
        'content-type': 'application/json',
        prefer: 'return=representation',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The rows of an answer; none where it was refused. */
export function rowsOf({ status, text }: Answer): Row[] {
  return status < 300 && text !== '' ? (JSON.parse(text) as Row[]) : [];
}

type Refusal = { code: string; message: string; details: string | null; hint: string | null };

/** The reason of a refusal. */
export function refusalOf({ text }: Answer): Refusal {
  return JSON.parse(text) as Refusal;
}

/**
 * A fingerprint of everything in `public` and `private`, to show that a refused request changed
 * nothing: of where each row stands and which transaction wrote it, so that even a row written anew
 * with the same values shows, and no row need be read whole.
 */
export async function fingerprint({ database }: TestDatabase): Promise<string> {
  const tables = await database.query(
    `select oid::regclass::text as name from pg_class
     where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r'
     order by 1`,
  );
  const sums = tables.map(
    ({ name }) =>
      `select '${String(name)}' as name, count(*)::int as rows,
         sum(hashtextextended(ctid::text || ' ' || xmin::text, 0))::text as sum from ${String(name)}`,
  );
  return JSON.stringify(await database.query(sums.join(' union all ')));
}

/**
 * Sends them and sees that no row comes back and nothing at all has changed. A write is also sent
 * asking for no row back, for then the policy for reading does not stand in its way.
 */
export async function expectWithoutEffect(at: TestDatabase, ...requests: Sent[]): Promise<void> {
  const before = await fingerprint(at);
  for (const sent of requests) {
    for (const back of ['representation', 'minimal']) {
      const prefer = [sent.headers?.prefer, `return=${back}`].filter(Boolean).join(',');
      const answer = await send(at, { ...sent, headers: { ...sent.headers, prefer } });
      expect([sent, rowsOf(answer)]).toEqual([sent, []]);
    }
  }
  expect(await fingerprint(at)).toEqual(before);
}
