/** A calendar day in El Salvador, `YYYY-MM-DD`. */
export type Day = string;

/** A stretch of days; `to` is the first one that is not in it. */
export type Days = { from: Day; to: Day };

/** Which incidents are meant. */
export type IncidentFilter = Days & {
  /** Keys of indicators; null: of every kind. */
  indicators: readonly string[] | null;
  /** null: of the whole municipality, also those in no sector. */
  sectorId: number | null;
  /** Hours of the day that are meant, 0 to 23; null: all. */
  hours: readonly number[] | null;
  /** Days of the week that are meant, 1 (Monday) to 7; null: all. */
  weekdays: readonly number[] | null;
};

/** How the plane is divided into cells: `size` metres from the centre of one to that of the next. */
export type CellShape = { kind: 'square' | 'hexagonal'; size: number };

export type TimeStep = 'none' | 'year' | 'month' | 'week' | 'day' | 'hour';

/** Counts of incidents. What was not asked for is null or absent in the columns. */
export type IncidentCounts = {
  /** How many are counted in `count`. */
  total: number;
  /** How many of them are invented, for a demonstration. */
  synthetic: number;
  /** Not known precisely enough to be counted by what was asked for; no part of `total`. */
  leftOut: number;
  /** Address of the cell, counted from the origin of EPSG:32616. */
  column: Int32Array | null;
  row: Int32Array | null;
  sectorId: (number | null)[] | null;
  /** The first day of the step; of hours, the hour of the week from Monday midnight, 0 to 167. */
  step: (Day | number)[] | null;
  indicator: string[] | null;
  count: Float64Array;
};
