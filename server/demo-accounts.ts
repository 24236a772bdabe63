import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file.ts';
import type { Database } from './database.ts';
import { StartError } from './start-error.ts';
import {
  closeAccount,
  generatePassword,
  grant,
  hashPassword,
  putUser,
  type Role,
} from './users.ts';

const accountsSchema = v.array(
  v.object({
    email: v.string(),
    password: v.string(),
    role: v.picklist(['planner', 'police', 'admin']),
    /** null: all municipalities */
    municipality: v.nullable(v.string()),
  }),
);
type DemoAccount = v.InferOutput<typeof accountsSchema>[number];

const people: Omit<DemoAccount, 'password'>[] = [
  { email: 'planner.soyapango@demo.example', role: 'planner', municipality: 'soyapango' },
  { email: 'planner.mejicanos@demo.example', role: 'planner', municipality: 'mejicanos' },
  { email: 'police.soyapango@demo.example', role: 'police', municipality: 'soyapango' },
  { email: 'admin@demo.example', role: 'admin', municipality: null },
];

/** The planner of Soyapango may also publish; the planner of Mejicanos may not. */
function rolesOf({ role, municipality }: DemoAccount): Role[] {
  return role === 'planner' && municipality === 'soyapango' ? [role, 'publisher'] : [role];
}

function demoAccountsFile(dataDir: string): string {
  return join(dataDir, 'demo-accounts.json');
}

/**
 * Accounts to try the program with, on this machine only. The file is written before the database,
 * and a start in between makes good what is missing. Without the file, new passwords are made.
 */
export async function ensureDemoAccounts(
  database: Database,
  dataDir: string,
  log: (line: string) => void,
): Promise<void> {
  const file = demoAccountsFile(dataDir);
  const kept = await readAccounts(file);
  const accounts = kept ?? people.map((person) => ({ ...person, password: generatePassword() }));
  if (kept) await chmod(file, 0o600);
  else await writeFileAtomically(file, `${JSON.stringify(accounts, null, 2)}\n`, 0o600);

  const usable = await database.query(
    `select u.email from auth.users u join public.user_roles r on r.user_id = u.id
     where u.raw_app_meta_data ->> 'demo' = 'true' and u.encrypted_password is not null`,
  );
  const present = new Set(usable.map((row) => row.email));
  const missing = kept ? accounts.filter(({ email }) => !present.has(email)) : accounts;
  const hashes = await Promise.all(missing.map(({ password }) => hashPassword(password)));
  if (missing.length > 0) {
    await database.transaction(async (session) => {
      for (const [place, account] of missing.entries()) {
        await putUser(session, account.email, hashes[place] ?? '', true);
        for (const role of rolesOf(account)) {
          await grant(session, account.email, { ...account, role });
        }
      }
    });
  }

  if (kept) {
    log(`Demo accounts: ${file}`);
    return;
  }
  log(`Demo accounts, for this machine only (kept in ${file}):`);
  for (const account of accounts) {
    const { email, password, municipality } = account;
    const roles = rolesOf(account).join(' and ');
    log(`  ${email}  ${password}  (${roles}, ${municipality ?? 'all municipalities'})`);
  }
}

/** Closes the demo accounts, and says whether there were any. */
export async function removeDemoAccounts(database: Database, dataDir: string): Promise<boolean> {
  await rm(demoAccountsFile(dataDir), { force: true });
  const demo = await database.query(
    `select email from auth.users
     where raw_app_meta_data ->> 'demo' = 'true' and encrypted_password is not null`,
  );
  await database.transaction(async (session) => {
    for (const { email } of demo) await closeAccount(session, String(email));
  });
  return demo.length > 0;
}

async function readAccounts(file: string): Promise<DemoAccount[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), accountsSchema), text);
  if (parsed.success) return parsed.output;
  throw new StartError(`${file} is damaged: remove it, and new demo accounts are made.`);
}
