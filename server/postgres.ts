import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import type { Database, Session } from './database.ts';
import { reason, StartError } from './start-error.ts';

type Sql = PostgresConnection['driver'];
type Executor = Pick<Sql, 'unsafe'>;

/** Two servers that start at once prepare the database one after the other under this number. */
const preparationLock = 160_001;

/** There is no answer from the server now; there may be one later. */
export class UnreachableError extends StartError {}

/** Of Node, of the driver, and of a server that is starting, stopping, or has no connection left. */
const unreachable =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CONNECT\w+|57P0[123]|53300)$/;

/** A PostgreSQL server with PostGIS. Requests run side by side: each has a transaction of its own. */
export async function openPostgres(url: string): Promise<Database> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      max: 10,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: { application_name: 'territorio-seguro', statement_timeout: 30_000 },
    },
  });
  const { driver } = connection;
  try {
    await refuseUnfit(driver);
  } catch (error) {
    await driver.end({ timeout: 1 });
    throw error;
  }

  return {
    engine: 'postgres',
    connection,
    query: (statement, parameters) => session(driver).query(statement, parameters),
    transaction: async (work) => {
      await driver.begin(async (within) => {
        await within.unsafe('set local statement_timeout = 0');
        await work(session(within));
      });
    },
    preparing: async (work) => {
      const reserved = await driver.reserve();
      try {
        await reserved.unsafe('set statement_timeout = 0');
        await reserved.unsafe(`select pg_advisory_lock(${preparationLock})`);
        await work();
      } finally {
        await reserved.unsafe(`select pg_advisory_unlock(${preparationLock})`);
        await reserved.unsafe('reset statement_timeout');
        reserved.release();
      }
    },
    exclusively: (work) => work(),
    listen: async (channel, onMessage) => {
      // The driver listens again by itself after a lost connection and then calls the last argument.
      await driver.listen(channel, onMessage, onMessage);
    },
    close: () => driver.end({ timeout: 5 }),
  };
}

function session(executor: Executor): Session {
  return {
    query: async (statement, parameters = []) => [
      ...(await executor.unsafe<Record<string, unknown>[]>(statement, parameters)),
    ],
    script: async (statements) => {
      await executor.unsafe(statements).simple();
    },
  };
}

type Findings = Record<
  'tooOld' | 'noPostgis' | 'noBypass' | 'noCreate' | 'noExtension' | 'noRoles',
  boolean
> & {
  role: string;
};

const findings = `
  select current_user as role,
    current_setting('server_version_num')::integer < 150000 as "tooOld",
    not exists (select from pg_available_extensions where name = 'postgis') as "noPostgis",
    not (rolsuper or rolbypassrls) as "noBypass",
    not has_database_privilege(current_database(), 'create') as "noCreate",
    not rolsuper and not exists (select from pg_extension where extname = 'postgis')
      as "noExtension",
    not rolsuper and exists (
      select from unnest(array['anon', 'authenticated', 'service_role']) as needed
      left join pg_roles on rolname = needed
      where rolname is null or not pg_has_role(rolname, 'member')
    ) as "noRoles"
  from pg_roles where rolname = current_user`;

/** Says what the server or the role lacks, and how to mend it, before anything is changed. */
async function refuseUnfit(driver: Sql): Promise<void> {
  const [found] = await driver.unsafe<Findings[]>(findings).catch((error: unknown) => {
    const { code } = (error instanceof AggregateError ? error.errors[0] : error) as {
      code?: string;
    };
    const ErrorType = unreachable.test(code ?? '') ? UnreachableError : StartError;
    throw new ErrorType(
      `DATABASE_URL cannot be used (${reason(error)}): check its address, user, password and database, and that the server is running.`,
    );
  });
  const problem = found && problemOf(found);
  if (problem) throw new StartError(`DATABASE_URL: ${problem}`);
}

function problemOf({ role, ...lacks }: Findings): string | undefined {
  if (lacks.tooOld) return 'the server is older than PostgreSQL 15; use 15 or newer.';
  if (lacks.noPostgis) {
    return 'the server has no PostGIS; install PostGIS 3.3 or newer there (on Debian: postgresql-15-postgis-3).';
  }
  if (lacks.noBypass) {
    return `the role ${role} lacks BYPASSRLS, which it needs to look up what people may do; as a superuser run: ALTER ROLE ${role} BYPASSRLS`;
  }
  if (lacks.noCreate) {
    return `the role ${role} may not create schemas; run: GRANT CREATE ON DATABASE ... TO ${role}`;
  }
  if (lacks.noExtension) {
    return `the role ${role} may not install PostGIS; as a superuser run: CREATE SCHEMA IF NOT EXISTS extensions; CREATE EXTENSION postgis SCHEMA extensions; GRANT USAGE ON SCHEMA extensions TO ${role} WITH GRANT OPTION`;
  }
  if (lacks.noRoles) {
    return `the role ${role} may not act for readers; as a superuser run: CREATE ROLE anon; CREATE ROLE authenticated; CREATE ROLE service_role BYPASSRLS; GRANT anon, authenticated, service_role TO ${role}`;
  }
  return undefined;
}
