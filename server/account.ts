/**
 * `npm run account`: makes the accounts of a real installation, on the database that the settings
 * name. With the embedded database the server must be stopped meanwhile.
 */
import { createApi } from './api.ts';
import { takeDataDir } from './data-dir.ts';
import type { Database } from './database.ts';
import { prepareDatabase } from './prepared-database.ts';
import { isDatabaseStale } from './fingerprint.ts';
import { prepareSchema } from './migrations.ts';
import { openDatabase } from './runtime.ts';
import { readSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import {
  closeAccount,
  generatePassword,
  grant,
  hashPassword,
  putUser,
  type Role,
  roles,
} from './users.ts';

const usage = `Usage:
  npm run account -- EMAIL ROLE MUNICIPALITY|all   makes the account or adds the role
  npm run account -- EMAIL new-password             gives it another password
  npm run account -- EMAIL close                    takes its roles and password away
Roles: planner, publisher (a planner who may also publish), police, admin`;

const log = (line: string) => void process.stdout.write(`${line}\n`);

async function givePassword(database: Database, email: string): Promise<void> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  await database.transaction((session) => putUser(session, email, hash, false));
  log(`${email} signs in with: ${password}`);
}

async function addRole(
  database: Database,
  email: string,
  role: Role,
  municipality: string,
): Promise<void> {
  const known = await database.query('select id from public.municipalities order by id');
  const names = known.map(({ id }) => String(id));
  if (municipality !== 'all' && !names.includes(municipality)) {
    throw new StartError(
      `There is no municipality ${municipality}: use all or ${names.join(', ')}.`,
    );
  }
  if (!(await isKnown(database, email))) await givePassword(database, email);
  await database.transaction((session) =>
    grant(session, email, { role, municipality: municipality === 'all' ? null : municipality }),
  );
  log(
    `${email} is now ${role} of ${municipality === 'all' ? 'all municipalities' : municipality}.`,
  );
}

async function isKnown(database: Database, email: string): Promise<boolean> {
  const found = await database.query(
    'select from auth.users where email = $1 and encrypted_password is not null',
    [email],
  );
  return found.length > 0;
}

async function change(database: Database, email: string, words: string[]): Promise<void> {
  const [action = '', municipality] = words;
  const role = roles.find((each) => each === action);
  if (role) {
    if (municipality === undefined) throw new StartError(usage);
    await addRole(database, email, role, municipality);
    // Only planners publish.
    if (role === 'publisher') await addRole(database, email, 'planner', municipality);
    return;
  }
  if (!(await isKnown(database, email))) throw new StartError(`There is no account ${email}.`);
  if (action === 'new-password') return givePassword(database, email);
  if (action !== 'close') throw new StartError(usage);
  await database.transaction((session) => closeAccount(session, email));
  log(`${email} can no longer sign in. What it did stays in the audit.`);
}

async function main(): Promise<void> {
  const [address = '', ...words] = process.argv.slice(2);
  const email = address.toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || words.length === 0) throw new StartError(usage);
  const settings = readSettings(process.env);
  if (settings.backend.kind === 'supabase') {
    throw new StartError(
      'The accounts of a Supabase project are made in its dashboard; then add their rows to user_roles there.',
    );
  }
  const release = await takeDataDir(settings);
  try {
    const isEmbedded = settings.backend.kind === 'embedded';
    if (isEmbedded && (await isDatabaseStale())) await prepareDatabase();
    const database = await openDatabase(settings, log);
    try {
      await prepareSchema(database, createApi(database, await readSecrets(settings)));
      await change(database, email, words);
    } finally {
      await database.close();
    }
  } finally {
    await release();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
