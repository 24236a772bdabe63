/** What went wrong, as far as it changes what a person can do about it. */
export type FailureKind =
  /** The server could not be reached. */
  | 'offline'
  /** There is no such thing, or the reader may not know of it. */
  | 'not-found'
  /** The session is no longer valid. */
  | 'session-expired'
  /** The account has no right to this. */
  | 'forbidden'
  /** The credentials are wrong. */
  | 'wrong-password'
  /** Too many attempts in a short time. */
  | 'too-many-attempts'
  /** The row was changed by someone else meanwhile. */
  | 'stale'
  /** What was sent breaks a rule; the detail says which, for people. */
  | 'refused'
  /** This device stores nothing: a private window, no space, or storage is switched off. */
  | 'not-stored'
  /** The answer is not what this version of the app understands. */
  | 'invalid-answer'
  /** The server failed. */
  | 'server';

/** `at`: where it is broken, as the database names it; null: nowhere in particular. */
export type BrokenRule = { name: string; at: string | null };

type FailureOptions = ErrorOptions & { rule?: BrokenRule | null };

/** The only error that leaves `data/`; screens choose their words by its kind. */
export class Failure extends Error {
  readonly kind: FailureKind;
  /** The rule that was broken, where the database names one; its message is for those who develop. */
  readonly rule: BrokenRule | null;

  constructor(kind: FailureKind, detail: string, options?: FailureOptions) {
    super(detail, options);
    this.name = 'Failure';
    this.kind = kind;
    this.rule = options?.rule ?? null;
  }

  /** Any thrown value as a Failure; what is not one already counts as a fault of the server. */
  static from(error: unknown): Failure {
    if (error instanceof Failure) return error;
    return new Failure('server', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
