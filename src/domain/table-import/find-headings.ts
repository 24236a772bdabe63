import { cellText, isWordless, type Cell, type Grid } from './grid.ts';
import { isKnownHeading, type KnownIndicator } from './match-columns.ts';
import type { SectorIndex } from './match-sectors.ts';
import { TableRefusal } from './refusal.ts';

/** Titles and notes may stand above the headings, but not more rows than this. */
const searchedRows = 40;

/**
 * The row of the headings: the one with most names that are known, else the first that holds only
 * words. What stands above it is a title or a note.
 *
 * @throws {TableRefusal} `empty`, `one-column`, `no-headings`, `only-headings`
 */
export function findHeadings(
  grid: Grid,
  indicators: readonly KnownIndicator[],
  sectors: SectorIndex,
): number {
  if (!grid.some((row) => row.some(isContent))) throw new TableRefusal({ kind: 'empty' });
  if (!grid.some((row) => row.filter(isContent).length > 1)) {
    throw new TableRefusal({ kind: 'one-column' });
  }
  const heading = mostKnown(grid, indicators) ?? firstOfWords(grid, sectors);
  if (heading === null) throw new TableRefusal({ kind: 'no-headings' });
  if (!grid.slice(heading + 1).some((row) => row.some(isContent))) {
    throw new TableRefusal({ kind: 'only-headings' });
  }
  return heading;
}

const isContent = (cell: Cell) => !isWordless(cell);

function mostKnown(grid: Grid, indicators: readonly KnownIndicator[]): number | null {
  let best: { row: number; known: number } | null = null;
  for (const [row, cells] of grid.slice(0, searchedRows).entries()) {
    // One known word may stand in any title; a table has at least two columns.
    if (cells.filter(isContent).length < 2) continue;
    const known = cells.filter(
      (cell) => typeof cell === 'string' && isKnownHeading(cell, indicators),
    ).length;
    if (known > (best?.known ?? 0)) best = { row, known };
  }
  return best?.row ?? null;
}

function firstOfWords(grid: Grid, sectors: SectorIndex): number | null {
  const row = grid.slice(0, searchedRows).findIndex((cells) => {
    const contents = cells.filter(isContent);
    const words = contents.filter((cell) => /^\D*\p{L}/u.test(cellText(cell)));
    return (
      words.length > 1 &&
      words.length === contents.length &&
      contents.every((cell) => sectors.find(cell) === null)
    );
  });
  return row < 0 ? null : row;
}
