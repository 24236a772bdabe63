import * as v from 'valibot';
import { parseAnswer } from './answer.ts';
import { allRows, authFailure, connect, connectSignedIn, forgetSession } from './client.ts';

const roleSchema = v.object({
  role: v.picklist(['planner', 'publisher', 'police', 'admin']),
  municipality_id: v.nullable(v.string()),
});

/**
 * A role of the signed-in person; `municipalityId` null means in all municipalities. Planners who may
 * also publish are `publisher` beside it.
 */
export type Role = {
  role: 'planner' | 'publisher' | 'police' | 'admin';
  municipalityId: string | null;
};
export type Account = { id: string; email: string };

/** Signs in; Failure `wrong-password`, `too-many-attempts` or `offline` where it does not work. */
export async function signIn(email: string, password: string): Promise<void> {
  const client = await connect();
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw authFailure(error);
}

/** Signs out on this device. What is stored here goes in any case, also without a network. */
export async function signOut(): Promise<void> {
  const client = await connect();
  const { error } = await client.auth.signOut({ scope: 'local' });
  if (error) await forgetSession();
}

/** Calls back with the account now and at every change; returns how to stop. */
export async function watchAccount(
  callback: (account: Account | null) => void,
): Promise<() => void> {
  const client = await connect();
  const { data } = client.auth.onAuthStateChange((_event, session) => {
    callback(session ? { id: session.user.id, email: session.user.email ?? '' } : null);
  });
  return () => data.subscription.unsubscribe();
}

/** The roles of the person who is signed in. */
export async function readRoles(userId: string): Promise<Role[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('user_roles')
      .select('role, municipality_id', { count: 'exact' })
      .eq('user_id', userId)
      .order('id')
      .range(from, to),
  );
  return parseAnswer(v.array(roleSchema), rows, 'roles').map((row) => ({
    role: row.role,
    municipalityId: row.municipality_id,
  }));
}
