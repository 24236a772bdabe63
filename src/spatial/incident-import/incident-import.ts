import type { Incident } from '../../domain/incident.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Cell } from '../../domain/table-import/grid.ts';
import type { KnownIndicator } from '../../domain/table-import/match-columns.ts';
import type { Area } from '../../domain/territory.ts';

/** What a column holds. A place is two columns: degrees or metres, in whatever order. */
export type ColumnRole = 'id' | 'date' | 'time' | 'x' | 'y' | 'offence' | 'synthetic';

export type DayOrder = 'day-first' | 'month-first';

/** How two columns of coordinates are read; exchanged: the column of `x` holds latitude or northing. */
export type CoordinateReading =
  | 'degrees'
  | 'degrees-exchanged'
  /** Longitudes west of Greenwich without their sign. */
  | 'degrees-unsigned'
  | 'degrees-unsigned-exchanged'
  /** Metres of EPSG:32616. */
  | 'utm-16n'
  | 'utm-16n-exchanged';

/** What a person has said about the table; what is left open is told from the cells. */
export type IncidentChoices = {
  /** By number of column, from 0. */
  columns: ReadonlyMap<number, ColumnRole | 'ignore'>;
  dayOrder: DayOrder | null;
  reading: CoordinateReading | null;
  /** Keys of indicators by `foldOffence` of the offence; null: leave such rows out. */
  offences: ReadonlyMap<string, string | null>;
  /** The indicator of all rows, where no column tells. */
  indicatorOfAll: string | null;
  /** Rows of the same place, time and indicator, but not of the same id. */
  alike: 'aside' | 'keep';
};

export type IncidentContext = {
  municipalityId: string;
  indicators: readonly (KnownIndicator & Pick<Indicator, 'isDuplicateOf'>)[];
  /** A place in any of them is in the municipality: its outline, if known, and its sectors. */
  areas: readonly Area[];
  /** Milliseconds since 1970: nothing later has happened yet. */
  now: number;
};

export type AsideReason =
  | 'date-missing'
  | 'date-unreadable'
  | 'time-unreadable'
  | 'before-1900'
  | 'future'
  | 'place-missing'
  | 'place-unreadable'
  /** A place only if it is read in another way than the rest of the table. */
  | 'place-read-otherwise'
  | 'outside'
  | 'offence-missing'
  | 'offence-left-out'
  | 'same-id'
  | 'alike';

/** WGS84 degrees. */
export type DegreePlace = readonly [longitude: number, latitude: number];

/** A row that is not imported, whole, so that it can be mended and sent again. */
export type AsideRow = {
  /** As spreadsheets count, from 1. */
  row: number;
  reason: AsideReason;
  /** The row that it repeats. */
  repeats: number | null;
  /** Where it lies, for one that lies outside. */
  place: DegreePlace | null;
  cells: readonly Cell[];
};

/** What a person has to say before all rows can be read. */
export type Need =
  | { kind: 'column'; role: 'date' | 'x' | 'y' | 'offence' }
  /** `example`: a date that can be read two ways, or one that the other dates contradict. */
  | { kind: 'day-order'; why: 'no-cell-tells' | 'cells-disagree'; example: string }
  /** An offence that no indicator is known for; the most frequent comes first. */
  | { kind: 'offence'; text: string; rows: number };

/** An offence of the table and what its rows are taken for; of rows that have a time and a place. */
export type FoundOffence = { text: string; rows: number } & OffenceReading;

export type OffenceReading =
  { kind: 'indicator'; key: string } | { kind: 'left-out' | 'unknown' | 'missing' };

export type IncidentPreview = {
  /** As spreadsheets count, from 1. */
  headingRow: number;
  headings: string[];
  /** By column; null: it is not used. */
  roles: (ColumnRole | null)[];
  incidents: Incident[];
  /** For each incident, the row that it comes from, as spreadsheets count. */
  rowOf: number[];
  aside: AsideRow[];
  needs: Need[];
  /** The most frequent first. */
  offences: FoundOffence[];
  dayOrder: DayOrder | null;
  reading: CoordinateReading;
  /** Rows that say of themselves that they are invented. */
  synthetic: number;
  /** `rows` = `incidents` + `aside` + `waiting`; those wait for what `needs` asks. */
  counts: {
    rows: number;
    incidents: number;
    aside: number;
    waiting: number;
    byReason: Partial<Record<AsideReason, number>>;
  };
};
