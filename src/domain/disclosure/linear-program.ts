/** `coefficient` times the unknown with this number. */
export type Term = { unknown: number; coefficient: number };

/** The sum of the terms lies between the limits, both included; infinite where it is open. */
export type Row = { terms: readonly Term[]; atLeast: number; atMost: number };

export type Limits = { atLeast: number; atMost: number };

export type LinearProgram = {
  /** One for each unknown; `atLeast` is finite. */
  limits: readonly Limits[];
  rows: readonly Row[];
  minimise: readonly Term[];
  /** Whether only whole numbers are wanted. */
  whole: boolean;
};

export type LinearOutcome =
  | { kind: 'solved'; values: number[] }
  | { kind: 'infeasible' }
  /** The solver gave up, or found no limit. */
  | { kind: 'unsolved' };

/** Solves small programs, each from scratch. Its answers are checked where safety hangs on them. */
export type LinearSolver = (program: LinearProgram) => LinearOutcome;
