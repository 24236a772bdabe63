import {
  createClient,
  isAuthApiError,
  isAuthRetryableFetchError,
  type PostgrestError,
  type SupabaseClient,
} from '@supabase/supabase-js';
import { type BrokenRule, Failure } from '../domain/failure.ts';
import { readConfig } from './config.ts';
import type { Database } from './database.types.ts';

const sessionKey = 'territorio-seguro-session';

export type Client = SupabaseClient<Database>;

let client: Promise<Client> | undefined;

/** The one Supabase client of the page. */
export function connect(): Promise<Client> {
  client ??= readConfig()
    .then(({ supabaseUrl, supabaseKey }) =>
      createClient<Database>(supabaseUrl, supabaseKey, {
        auth: { detectSessionInUrl: false, storageKey: sessionKey },
      }),
    )
    .catch((error: unknown) => {
      client = undefined;
      throw error;
    });
  return client;
}

/**
 * The client, with a session that is still good. Without one a request goes out as a stranger's,
 * whom the database shows no rows and no error: "nothing there" where it should say "sign in".
 */
export async function connectSignedIn(): Promise<Client> {
  const signedIn = await connect();
  const { data, error } = await signedIn.auth.getSession();
  if (error && isUnreachable(error)) throw authFailure(error);
  if (!data.session) throw new Failure('session-expired', 'Nobody is signed in any more.');
  return signedIn;
}

type Answer<Row> = {
  data: Row[] | null;
  error: PostgrestError | null;
  status: number;
  count: number | null;
};

/** How many rows are asked for at a time; a backend may give fewer. */
const pageSize = 1000;

/**
 * All rows of a query, page by page, because a backend cuts long answers off without a word.
 * The query must have an order and ask for the exact count. Throws a Failure.
 */
export async function allRows<Row>(
  query: (from: number, to: number) => PromiseLike<Answer<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const answer = await query(rows.length, rows.length + pageSize - 1);
    if (answer.error) throw databaseFailure(answer.error, answer.status);
    const page = answer.data ?? [];
    rows.push(...page);
    if (answer.count === null) throw new Failure('invalid-answer', 'The answer has no count.');
    if (rows.length >= answer.count) return rows;
    if (page.length === 0) throw new Failure('server', 'The answer ended before its last row.');
  }
}

/** What a single request answered. Throws a Failure. */
export function valueOf<Value>(answer: {
  data: Value;
  error: PostgrestError | null;
  status: number;
}): Value {
  if (answer.error) throw databaseFailure(answer.error, answer.status);
  return answer.data;
}

function databaseFailure(error: PostgrestError, status: number): Failure {
  const detail = error.hint ? `${error.message} ${error.hint}` : error.message;
  const options = { cause: error, rule: ruleOf(error) };
  if (status === 0) return new Failure('offline', detail, options);
  if (status === 401) return new Failure('session-expired', detail, options);
  if (status === 403) return new Failure('forbidden', detail, options);
  // The database raises PT409 for a stale version; other conflicts are duplicates.
  if (error.code === 'PT409') return new Failure('stale', detail, options);
  // PT400 says which rule is broken; 413 that the request is too large.
  if (error.code === 'PT400' || status === 413) return new Failure('refused', detail, options);
  if (error.code === 'PT404') return new Failure('not-found', detail, options);
  return new Failure('server', detail, options);
}

/** The rule that the detail of an error names as `rule` or `rule: where`, if it is one of ours. */
function ruleOf({ code, details }: PostgrestError): BrokenRule | null {
  // The typings promise a text, but a server may leave it out.
  const detail: unknown = details;
  if (!code.startsWith('PT') || typeof detail !== 'string') return null;
  const [, name, at] = /^([a-z]+(?:-[a-z]+)*)(?:: (.+))?$/s.exec(detail) ?? [];
  return name === undefined ? null : { name, at: at ?? null };
}

/** Drops the session that is stored on this device, whatever the network does. */
export async function forgetSession(): Promise<void> {
  const forgotten = await connect();
  await forgotten.auth.stopAutoRefresh();
  localStorage.removeItem(sessionKey);
  client = undefined;
}

/** A Failure for what the auth service answered. */
export function authFailure(error: Error): Failure {
  if (isUnreachable(error)) return new Failure('offline', error.message, { cause: error });
  if (isAuthApiError(error)) {
    if (error.status === 429)
      return new Failure('too-many-attempts', error.message, { cause: error });
    if (error.status === 400) return new Failure('wrong-password', error.message, { cause: error });
  }
  return new Failure('server', error.message, { cause: error });
}

function isUnreachable(error: Error): boolean {
  return isAuthRetryableFetchError(error) && error.status === 0;
}
