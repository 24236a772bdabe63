import type { Observation } from '../indicator.ts';
import type { Grid } from './grid.ts';
import { periodRange, samePeriod, type ImportPeriod } from './import-period.ts';
import { layOut, type ImportColumn } from './lay-out.ts';
import type { ColumnChoice, KnownIndicator } from './match-columns.ts';
import type { KnownSector } from './match-sectors.ts';
import type { DecimalSign } from './parse-number.ts';
import type { Problem } from './problem.ts';
import { readRows, type ImportRow, type Note } from './read-rows.ts';
import { readValues, type Decimal } from './read-values.ts';
import { limits } from './refusal.ts';

/** What stands in the database now; `version` is that of its row. */
export type PresentObservation = Pick<
  Observation,
  'sectorId' | 'indicatorKey' | 'value' | 'period' | 'version'
>;

export type ImportContext = {
  indicators: readonly KnownIndicator[];
  sectors: readonly KnownSector[];
  observations: readonly PresentObservation[];
};

export type ImportChoices = {
  overrides: ReadonlyMap<number, ColumnChoice>;
  /** null: as the cells tell. */
  decimalSign: DecimalSign | null;
  /** null: not chosen yet, so nothing can be imported; values are compared as if it were unknown. */
  period: ImportPeriod | null;
};

export type CellState =
  | 'new'
  | 'changed'
  /** There is a value now, and the table has none: it becomes missing. */
  | 'cleared'
  | 'unchanged'
  /** Neither here nor there; nothing is written. */
  | 'missing';

export type PreviewCell = {
  row: number;
  column: number;
  sectorId: number;
  indicatorKey: string;
  state: CellState;
  before: number | null;
  after: number | null;
  /** Of the row that the value replaces; 0: there is none. */
  baseVersion: number;
};

export type ImportPreview = {
  headingRow: number;
  columns: ImportColumn[];
  rows: ImportRow[];
  cells: PreviewCell[];
  counts: Record<CellState, number>;
  /** The first of them; `problemCount` is how many there are. */
  problems: Problem[];
  problemCount: number;
  notes: Note[];
  decimal: Decimal;
  /** How many values would be written. */
  writes: number;
  /**
   * All or nothing: only without a single problem, with a period, and with something to write that
   * is not more than one import takes (`limits.values`).
   */
  ready: boolean;
};

/**
 * Everything that an import of the table would do, and all that stands in its way.
 *
 * @throws {TableRefusal} where no table can be made out: see `findHeadings`
 */
export function previewImport(
  grid: Grid,
  { indicators, sectors, observations }: ImportContext,
  { overrides, decimalSign, period }: ImportChoices,
): ImportPreview {
  const layout = layOut(grid, indicators, sectors, overrides);
  const { rows, notes } = readRows(grid, layout);
  const { values, decimal } = readValues(grid, layout, rows, decimalSign);
  const range = periodRange(period ?? 'unknown');
  const present = new Map<string, Map<number, PresentObservation>>();
  for (const observation of observations) {
    if (!samePeriod(observation.period, range)) continue;
    const ofIndicator =
      present.get(observation.indicatorKey) ?? new Map<number, PresentObservation>();
    present.set(observation.indicatorKey, ofIndicator.set(observation.sectorId, observation));
  }
  const counts: ImportPreview['counts'] = {
    new: 0,
    changed: 0,
    cleared: 0,
    unchanged: 0,
    missing: 0,
  };
  const cells = values.map(({ row, column, sectorId, indicatorKey, value }): PreviewCell => {
    const known = present.get(indicatorKey)?.get(sectorId);
    const before = known?.value ?? null;
    const state = stateOf(before, value);
    counts[state] += 1;
    const baseVersion = known?.version ?? 0;
    return { row, column, sectorId, indicatorKey, state, before, after: value, baseVersion };
  });
  const writes = counts.new + counts.changed + counts.cleared;
  const { list: problems, count: problemCount } = layout.problems;
  return {
    headingRow: layout.headingRow,
    columns: layout.columns,
    rows,
    cells,
    counts,
    problems,
    problemCount,
    notes,
    decimal,
    writes,
    ready: problemCount === 0 && period !== null && writes > 0 && writes <= limits.values,
  };
}

function stateOf(before: number | null, after: number | null): CellState {
  if (before === after) return before === null ? 'missing' : 'unchanged';
  if (before === null) return 'new';
  return after === null ? 'cleared' : 'changed';
}

/** A value to be written, on the version of the row that it replaces (0: there is none). */
export type ImportValue = {
  sectorId: number;
  indicatorKey: string;
  value: number | null;
  baseVersion: number;
};

/** What an import writes: only what is new or different. */
export function valuesToWrite({ cells }: Pick<ImportPreview, 'cells'>): ImportValue[] {
  return cells
    .filter(({ state }) => state === 'new' || state === 'changed' || state === 'cleared')
    .map(({ sectorId, indicatorKey, after, baseVersion }) => ({
      sectorId,
      indicatorKey,
      value: after,
      baseVersion,
    }));
}
