import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomically } from './atomic-file.ts';
import { isStrongSecret, type Settings } from './settings.ts';
import { StartError } from './start-error.ts';

export type Secrets = {
  /** Signs the sessions: whoever has it can be anybody. */
  jwtSecret: string;
  /** Given to every browser; stands for an anonymous reader. */
  publishableKey: string;
  /** Passes over row level security; for scripts of the operator, never for a browser. */
  secretKey: string;
};

const schema = v.object({
  jwtSecret: v.pipe(v.string(), v.check(isStrongSecret)),
  publishableKey: v.pipe(v.string(), v.startsWith('sb_publishable_')),
  secretKey: v.pipe(v.string(), v.startsWith('sb_secret_')),
});

/** Secrets of this installation: made once, kept with mode 0600; settings stand above them. */
export async function readSecrets(settings: Settings): Promise<Secrets> {
  const path = join(settings.dataDir, 'secrets.json');
  const kept = await readKept(path);
  const secrets = kept ?? generateSecrets();
  if (kept) await chmod(path, 0o600);
  else await writeFileAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return {
    jwtSecret: settings.jwtSecret ?? secrets.jwtSecret,
    publishableKey: settings.publishableKey ?? secrets.publishableKey,
    secretKey: settings.secretKey ?? secrets.secretKey,
  };
}

export function generateSecrets(): Secrets {
  return {
    jwtSecret: random(48),
    publishableKey: `sb_publishable_${random(24)}`,
    secretKey: `sb_secret_${random(36)}`,
  };
}

async function readKept(path: string): Promise<Secrets | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  if (parsed.success) return parsed.output;
  throw new StartError(
    `${path} is damaged or holds a weak secret: remove it, and new secrets are made (everyone signs in again).`,
  );
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
