/**
 * What stands for a figure that the public may not see. One word for all of them: whether a figure
 * is small itself or protects another must not be told.
 */
export const hidden = 'hidden';
export type Hidden = typeof hidden;

/**
 * The numbers of one edition of a municipality: everything in it that a reader could calculate with.
 * There is no place here for an incident, a point or anything of a person.
 */
export type Figures<Value> = {
  edition: number;
  indicators: FigureIndicator[];
  /** At most one for each sector and indicator. */
  cells: Cell<Value>[];
  totals: Total<Exclude<Value, null>>[];
  sums: Sum[];
  legends: Legend[];
  scores: Scores | null;
  statements: Statement[];
};

/** As the planner's data have them; null: the source has no value. */
export type DraftFigures = Figures<number | null>;

export type PublishedFigures = Figures<number | null | Hidden>;

export type FigureIndicator = {
  key: string;
  /** Counts from 1 up to, but not including, this are hidden. */
  suppressBelow: number;
  isDuplicateOf: string | null;
};

export type Cell<Value> = {
  /** Police sector code. */
  sector: string;
  indicator: string;
  /** Of the observation. The same period and source in two editions mean the same value. */
  period: string | null;
  source: string;
  value: Value;
};

/** A sum over cells of the same edition, each of which is listed there, if only as hidden. */
export type Total<Value> = { sectors: string[]; indicators: string[]; value: Value };

/** What the public knows of indicators: the total of a sector is the sum of all its parts, or of more. */
export type Sum = { total: string; parts: string[]; covers: 'all' | 'some' };

/** Classes of a legend; class `n` goes from limit `n` to limit `n + 1`, both included. */
export type Legend = {
  indicator: string;
  limits: number[];
  /** null: drawn without a class. */
  classes: { sector: string; class: number | null }[];
};

/** Scores by weighted arithmetic mean of min-max values; any other method is `other`. */
export type Scores = {
  method: 'min_max_mean' | 'other';
  /** Scores are rounded to this many decimals. */
  decimals: number;
  ingredients: Ingredient[];
  /** null: not shown. */
  sectors: { sector: string; score: number | null; rank: number | null }[];
};

export type Ingredient = {
  indicator: string;
  /** Of the whole score: the weights of all ingredients add up to 1. */
  weight: number;
  direction: 'more_is_worse' | 'more_is_better';
  /** Limits of the min-max scale. Taken as known to everyone, whether or not they are printed. */
  minimum: number;
  maximum: number;
};

/** Anything else that the text says in numbers, such as a change; null: open on that side. */
export type Statement = {
  terms: { edition: number; sector: string; indicator: string; coefficient: number }[];
  atLeast: number | null;
  atMost: number | null;
};

/** Where a figure stands. */
export type FigurePlace =
  | { kind: 'cell'; edition: number; sector: string; indicator: string }
  | { kind: 'total'; edition: number; sectors: string[]; indicators: string[] };
