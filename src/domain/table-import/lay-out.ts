import { findHeadings } from './find-headings.ts';
import { cellAt, cellText, columnLetters, isWordless, type Grid } from './grid.ts';
import {
  matchColumns,
  type ColumnChoice,
  type ColumnTarget,
  type KnownIndicator,
} from './match-columns.ts';
import { SectorIndex, type KnownSector } from './match-sectors.ts';
import { Problems } from './problem.ts';

export type ImportColumn = { column: number; heading: string; target: ColumnTarget };

/** Where in the grid what is. */
export type Layout = {
  headingRow: number;
  columns: ImportColumn[];
  /** null: no column holds the sectors, or several claim to. */
  sectorColumn: number | null;
  sectors: SectorIndex;
  problems: Problems;
};

/**
 * Finds headings and columns, and what is wrong with them.
 *
 * @throws {TableRefusal} see `findHeadings`
 */
export function layOut(
  grid: Grid,
  indicators: readonly KnownIndicator[],
  knownSectors: readonly KnownSector[],
  overrides: ReadonlyMap<number, ColumnChoice>,
): Layout {
  const sectors = new SectorIndex(knownSectors);
  const headingRow = findHeadings(grid, indicators, sectors);
  const body = grid.slice(headingRow + 1);
  const headings = (grid[headingRow] ?? []).map(cellText);
  const isSectorColumn = (column: number) => {
    const filled = body.filter((row) => !isWordless(row[column] ?? ''));
    const known = filled.filter((row) => sectors.find(row[column] ?? '') !== null);
    return known.length > 0 && known.length * 2 >= filled.length;
  };
  const isBlank = (column: number) => body.every((row) => isWordless(row[column] ?? ''));
  const columns = matchColumns(headings, indicators, overrides, isSectorColumn, isBlank).map(
    (target, column) => ({ column, heading: headings[column] ?? '', target }),
  );
  const problems = new Problems(headings);
  const sectorColumn = checkColumns(columns, problems);
  return { headingRow, columns, sectorColumn, sectors, problems };
}

function checkColumns(columns: ImportColumn[], problems: Problems): number | null {
  const firstOf = new Map<string, number>();
  const sectorColumns: number[] = [];
  for (const { column, heading, target } of columns) {
    if (target.kind === 'unknown') {
      problems.add('column-unknown', { column, text: heading, suggestion: target.suggestion });
    } else if (target.kind === 'sector') {
      sectorColumns.push(column);
    } else if (target.kind === 'indicator') {
      const first = firstOf.get(target.key);
      if (first === undefined) firstOf.set(target.key, column);
      else problems.add('column-twice', { column, text: heading, repeats: columnLetters(first) });
    }
  }
  const [first, second] = sectorColumns;
  if (first === undefined) problems.add('no-sector-column', {});
  else if (second !== undefined) {
    problems.add('two-sector-columns', { column: second, repeats: columnLetters(first) });
  }
  if (firstOf.size === 0) problems.add('no-indicator-column', {});
  return second === undefined ? (first ?? null) : null;
}

/** Values to the right of the last heading belong to nothing. */
export function checkBeyond(grid: Grid, row: number, columns: number, problems: Problems): void {
  for (let column = columns; column < (grid[row]?.length ?? 0); column += 1) {
    const cell = cellAt(grid, row, column);
    if (!isWordless(cell)) problems.add('beyond-headings', { row, column, text: cell });
  }
}
