import type { PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';

export type Parameter = string | number | null;
export type Row = Record<string, unknown>;

/** Statements that share one transaction or, on the embedded engine, one turn. */
export type Session = {
  query(statement: string, parameters?: Parameter[]): Promise<Row[]>;
  /** Runs a whole SQL file. */
  script(statements: string): Promise<void>;
};

/** The open database, always as its owner: row level security is for those who come by the API. */
export type Database = {
  readonly engine: 'embedded' | 'postgres';
  /** For the API alone, which must use it within `exclusively`. */
  readonly connection: PgliteConnection | PostgresConnection;
  query(statement: string, parameters?: Parameter[]): Promise<Row[]>;
  transaction(work: (session: Session) => Promise<void>): Promise<void>;
  /** Keeps every other server from preparing the same database meanwhile. */
  preparing(work: () => Promise<void>): Promise<void>;
  /** Alone on the engine where it has one session for all; side by side where it has many. */
  exclusively<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** `onMessage` is also called when messages may have been missed. */
  listen(channel: string, onMessage: () => void): Promise<void>;
  close(): Promise<void>;
};
