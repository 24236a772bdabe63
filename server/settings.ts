import { resolve } from 'node:path';
import * as v from 'valibot';
import { StartError } from './start-error.ts';

type Backend =
  | { kind: 'embedded' }
  | { kind: 'postgres'; url: string }
  | { kind: 'supabase'; url: string; key: string };

export type Settings = {
  /** 0: any free port. */
  port: number;
  host: string;
  dataDir: string;
  backend: Backend;
  /** undefined: made at first start and kept in the data directory. */
  jwtSecret: string | undefined;
  publishableKey: string | undefined;
  secretKey: string | undefined;
  basemapStyle: string | undefined;
  /** Address under which the public finds this site, ending in `/`; null: not said. */
  publicUrl: string | null;
  /** The value of the CSP directive of that name. */
  frameAncestors: string;
  /** How many proxies stand in front and add to X-Forwarded-For; 0 trusts the header from nobody. */
  trustedProxies: number;
  /** What was built elsewhere (`app` and `site`); undefined: the project's own, built when stale. */
  appDir: string | undefined;
};

const webAddress = (example: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(isWebAddress, `must be an http or https address, such as ${example}`),
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
  );

function hasNoUser(address: string): boolean {
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

/** The address of a site's root, as links to its pages begin: it ends in `/`. */
export const publicAddress = v.pipe(
  v.string(),
  v.check(
    // It stands in every page, so a password in it would be published.
    (text) => isWebAddress(text) && !/[?#]/.test(text) && hasNoUser(text),
    'must be an http or https address without a query and a user, such as https://example.org/fases/',
  ),
  v.transform((text) => `${new URL(text).href.replace(/\/+$/, '')}/`),
);

const wholeNumber = (from: number, to: number, example: string) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}, such as ${example}`,
    ),
    v.transform(Number),
  );

const key = (prefix: string, length: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => new RegExp(`^${prefix}[A-Za-z0-9_-]{${length},}$`).test(text),
        `must be ${prefix} followed by at least ${length} letters, digits, - or _`,
      ),
    ),
  );

const environment = v.object({
  PORT: v.optional(wholeNumber(0, 65_535, 'PORT=8080'), '8080'),
  HOST: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9.:_-]+$/, 'must be an address or a name, such as HOST=127.0.0.1'),
    ),
    '127.0.0.1',
  ),
  DATA_DIR: v.optional(v.string(), '.data'),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isPostgresAddress,
        'must be an address such as postgresql://user:password@host:5432/database',
      ),
    ),
  ),
  SUPABASE_URL: webAddress('https://abcd.supabase.co'),
  SUPABASE_KEY: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => !isSecretKey(text),
        'is a secret key, and it would be given to every browser; use the publishable (anon) key',
      ),
    ),
  ),
  JWT_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isStrongSecret,
        'is weak: anyone who guesses it can sign in as anybody; use 32 or more random characters, such as the output of: openssl rand -base64 48',
      ),
    ),
  ),
  PUBLISHABLE_KEY: key('sb_publishable_', 16),
  SECRET_KEY: key('sb_secret_', 32),
  BASEMAP_STYLE: webAddress('https://tiles.example.org/style.json'),
  PUBLIC_URL: v.optional(publicAddress),
  FRAME_ANCESTORS: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^('none'|\*|('self'|https?:\/\/[A-Za-z0-9.*:-]+)( ('self'|https?:\/\/[A-Za-z0-9.*:-]+))*)$/,
        "must be 'none', 'self', * or addresses with spaces between, such as FRAME_ANCESTORS=\"'self' https://www.gob.sv\"",
      ),
    ),
    "'self'",
  ),
  TRUST_PROXY: v.optional(wholeNumber(0, 9, 'TRUST_PROXY=1 for one proxy'), '0'),
  APP_DIR: v.optional(v.string()),
});

/** @throws StartError naming the variable, what is wrong with it and how to mend it. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  // An empty variable is how shells and compose files say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = v.safeParse(environment, given);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new StartError(`${v.getDotPath(issue) ?? 'The environment'} ${issue.message}.`);
  }
  const { output } = parsed;
  return {
    port: output.PORT,
    host: output.HOST,
    dataDir: resolve(output.DATA_DIR),
    backend: backend(output.DATABASE_URL, output.SUPABASE_URL, output.SUPABASE_KEY),
    jwtSecret: output.JWT_SECRET,
    publishableKey: output.PUBLISHABLE_KEY,
    secretKey: output.SECRET_KEY,
    basemapStyle: output.BASEMAP_STYLE,
    publicUrl: output.PUBLIC_URL ?? null,
    frameAncestors: output.FRAME_ANCESTORS,
    trustedProxies: output.TRUST_PROXY,
    appDir: output.APP_DIR === undefined ? undefined : resolve(output.APP_DIR),
  };
}

function backend(
  databaseUrl: string | undefined,
  supabaseUrl: string | undefined,
  supabaseKey: string | undefined,
): Backend {
  if (databaseUrl && supabaseUrl) {
    throw new StartError(
      'DATABASE_URL and SUPABASE_URL are both set, and only one can be used: remove one of them.',
    );
  }
  if (supabaseUrl && supabaseKey) return { kind: 'supabase', url: supabaseUrl, key: supabaseKey };
  if (supabaseUrl) {
    throw new StartError(
      "SUPABASE_KEY is missing: SUPABASE_URL is set and needs the project's publishable (anon) key beside it.",
    );
  }
  if (supabaseKey) {
    throw new StartError(
      'SUPABASE_URL is missing: SUPABASE_KEY is set and needs the address of the project beside it.',
    );
  }
  return databaseUrl ? { kind: 'postgres', url: databaseUrl } : { kind: 'embedded' };
}

/** Whether only this machine can reach the server, directly or through a proxy. */
export function isPrivateToThisMachine(settings: Settings): boolean {
  const { host } = settings;
  const loopback = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
  return loopback && settings.trustedProxies === 0;
}

/** Refuses what a person types or copies from an example; a random secret always passes. */
export function isStrongSecret(secret: string): boolean {
  return (
    secret.length >= 32 &&
    new Set(secret).size >= 8 &&
    !/secret|password|change-?me|example/i.test(secret)
  );
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isSecretKey(text: string): boolean {
  if (text.startsWith('sb_secret_')) return true;
  const payload = text.split('.')[1];
  return (
    payload !== undefined && Buffer.from(payload, 'base64url').toString().includes('service_role')
  );
}
