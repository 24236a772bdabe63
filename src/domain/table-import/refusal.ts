/** Why nothing at all can be made of what was given. */
export type RefusalKind =
  | 'too-big'
  | 'too-many-rows'
  | 'too-many-columns'
  /** Not text: a picture, a PDF, a compressed file. */
  | 'binary'
  /** Text in an encoding that contradicts its own first bytes. */
  | 'broken-text'
  /** A quoted cell that never ends. */
  | 'broken-quotes'
  /** The format of before 2007, or a workbook with a password: both look alike. */
  | 'old-or-locked-workbook'
  | 'broken-workbook'
  /** Formulas whose results were never stored in the file. */
  | 'formulas-without-values'
  | 'no-such-sheet'
  | 'empty'
  | 'one-column'
  | 'no-headings'
  | 'only-headings';

export type Refusal = {
  kind: RefusalKind;
  /** What is allowed, and what there was instead, where the reason is a limit. */
  limit?: number;
  found?: number;
  /** A row as spreadsheets count, from 1, where the reason is in one. */
  row?: number;
};

/** What the readers of a table throw; nothing was read and nothing was changed. */
export class TableRefusal extends Error {
  constructor(readonly refusal: Refusal) {
    super(`The table was refused: ${refusal.kind}`);
    this.name = 'TableRefusal';
  }
}

export const limits = {
  /** Of a file, in bytes. */
  bytes: 50 * 1024 * 1024,
  /** Of a workbook when unpacked, in bytes: a few kilobytes can unpack to anything. */
  unpackedBytes: 400 * 1024 * 1024,
  /** 10,000 sectors, with room for headings, notes and blank rows. */
  rows: 10_200,
  /** 50 indicators, with room for what else stands beside them. */
  columns: 200,
  /** That one import writes, as the database has it: what the embedded engine does in time. */
  values: 100_000,
} as const;
