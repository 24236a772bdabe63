import { randomBytes, randomUUID } from 'node:crypto';
import bcrypt from 'bcryptjs';
import type { Session } from './database.ts';

/** A publisher is a planner who may also publish, and holds both roles. */
export const roles = ['planner', 'publisher', 'police', 'admin'] as const;
export type Role = (typeof roles)[number];

export type Grant = {
  role: Role;
  /** null: everywhere */
  municipality: string | null;
};

/** Letters and digits that nobody mistakes for each other, in groups: 24 of 31, about 118 bits. */
export function generatePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const characters: string[] = [];
  while (characters.length < 24) {
    for (const byte of randomBytes(32)) {
      // The largest multiple of 31 below 256: above it, some letters would come more often.
      if (byte < 248 && characters.length < 24) characters.push(letters.charAt(byte % 31));
    }
  }
  return (characters.join('').match(/.{6}/g) ?? []).join('-');
}

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, 10);
}

/** Makes the account or, where it is there, gives it the password and ends its sessions. */
export async function putUser(
  session: Session,
  email: string,
  passwordHash: string,
  isDemo: boolean,
): Promise<void> {
  const found = await session.query('select id from auth.users where email = $1', [email]);
  const id = found[0] === undefined ? randomUUID() : String(found[0].id);
  if (found[0]) {
    await endSessions(session, id);
    await session.query('update auth.users set encrypted_password = $2 where id = $1::uuid', [
      id,
      passwordHash,
    ]);
    return;
  }
  const about = JSON.stringify({ provider: 'email', providers: ['email'], demo: isDemo });
  await session.query(
    `insert into auth.users (id, email, encrypted_password, email_confirmed_at, raw_app_meta_data)
     values ($1::uuid, $2, $3, now(), $4::text::jsonb)`,
    [id, email, passwordHash, about],
  );
  await session.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
     values ($1::uuid, 'email', $2::text, $2::uuid, jsonb_build_object('sub', $2::text, 'email', $3::text))`,
    [randomUUID(), id, email],
  );
}

export async function grant(
  session: Session,
  email: string,
  { role, municipality }: Grant,
): Promise<void> {
  await session.query(
    `insert into public.user_roles (user_id, role, municipality_id)
     select id, $2::text, $3::text from auth.users where email = $1
     on conflict do nothing`,
    [email, role, municipality],
  );
}

/** Nobody signs in with it any more; what it did stays, as the audit names it. */
export async function closeAccount(session: Session, email: string): Promise<void> {
  const found = await session.query('select id from auth.users where email = $1', [email]);
  for (const { id } of found) {
    const user = String(id);
    await endSessions(session, user);
    await session.query('delete from public.user_roles where user_id = $1::uuid', [user]);
    await session.query('update auth.users set encrypted_password = null where id = $1::uuid', [
      user,
    ]);
  }
}

async function endSessions(session: Session, userId: string): Promise<void> {
  await session.query('delete from auth.refresh_tokens where user_id = $1::uuid', [userId]);
  await session.query('delete from auth.sessions where user_id = $1::uuid', [userId]);
}
