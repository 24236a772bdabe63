import { App } from '@supabase/lite';
import type { Database } from './database.ts';
import type { Secrets } from './secrets.ts';
import { StartError } from './start-error.ts';

export type Api = {
  /** Answers requests under /rest/v1 and /auth/v1. The body must have arrived: see `receive`. */
  fetch(request: Request): Promise<Response>;
  /** Makes the tables of the accounts and of the migration history where they are missing. */
  ensureSystemSchema(): Promise<void>;
  /** Reads the schema and grants the request roles, so that the first reader does not wait. */
  warmUp(): Promise<void>;
};

/**
 * The REST and auth API over the database.
 *
 * A sign-in compares a bcrypt hash, about 90 ms of computing on the thread that is also the
 * embedded engine, so giving the engine to another request meanwhile would let nobody get on. What
 * bounds it is the limit of attempts, which is counted before the request comes here.
 */
export function createApi(database: Database, secrets: Secrets): Api {
  const app = new App({
    connection: database.connection,
    api: { schemas: ['public'], max_rows: 10_000 },
    auth: {
      enabled: true,
      enable_signup: false,
      enable_anonymous_sign_ins: false,
      enable_refresh_token_rotation: true,
      minimum_password_length: 12,
      jwt_secret: secrets.jwtSecret,
      jwt_expiry: 3600,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
    },
    studio: { enabled: false },
    storage: { enabled: false },
    options: { server: { admin: false, disableStudio: true, disableFallback: true } },
  });
  return {
    fetch: (request) => database.exclusively(() => app.fetch(request), request.signal),
    ensureSystemSchema: () => database.exclusively(() => app.ensureSystemSchema()),
    warmUp: async () => {
      const address = 'http://localhost/rest/v1/municipalities?select=id&limit=1';
      const headers = { apikey: secrets.publishableKey };
      const answer = await database.exclusively(() => app.fetch(new Request(address, { headers })));
      if (!answer.ok) {
        throw new StartError(
          `The API cannot read the database (${answer.status}): ${await answer.text()}`,
        );
      }
    },
  };
}
