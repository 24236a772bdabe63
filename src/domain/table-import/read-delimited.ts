import Papa from 'papaparse';
import type { Grid } from './grid.ts';
import { limits, TableRefusal } from './refusal.ts';

/** In the order in which they are preferred where a text could be read with several. */
const delimiters = ['\t', ';', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Reads tab, semicolon or comma separated text with quoted cells (RFC 4180); blank rows stay, so
 * that row numbers are those of a spreadsheet, but for those at the end.
 *
 * @param mostRows how many rows a table may have, blank ones included
 * @throws {TableRefusal} `empty`, `broken-quotes`, `too-many-rows`, `too-many-columns`
 */
export function readDelimited(
  text: string,
  mostRows: number = limits.rows,
): { grid: Grid; delimiter: Delimiter } {
  if (text.trim() === '') throw new TableRefusal({ kind: 'empty' });
  const delimiter = guessDelimiter(text);
  // A little more than is allowed is enough to know that it is too much.
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, preview: mostRows + 2 });
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote) throw new TableRefusal({ kind: 'broken-quotes', row: (quote.row ?? 0) + 1 });
  return { grid: withinLimits(withoutBlankEnd(data), mostRows), delimiter };
}

/** The separator that occurs most often in one of the first lines, outside quotes. */
function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 200_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 60);
  let best: { delimiter: Delimiter; count: number } = { delimiter: ',', count: 0 };
  for (const delimiter of delimiters) {
    const count = Math.max(...lines.map((line) => countSeparators(line, delimiter)));
    if (count > best.count) best = { delimiter, count };
  }
  return best.delimiter;
}

function countSeparators(line: string, delimiter: Delimiter): number {
  // A comma between digits may be a decimal comma; headings have none.
  const separators = delimiter === ',' ? /,(?!(?<=\d,)\d)/g : delimiter;
  return line.split(separators).length - 1;
}

/** @throws {TableRefusal} `too-many-rows`, `too-many-columns` */
export function withinLimits(grid: Grid, mostRows: number): Grid {
  if (grid.length > mostRows) {
    throw new TableRefusal({ kind: 'too-many-rows', limit: mostRows, found: grid.length });
  }
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns > limits.columns) {
    throw new TableRefusal({ kind: 'too-many-columns', limit: limits.columns, found: columns });
  }
  return grid;
}

export function withoutBlankEnd(grid: Grid): Grid {
  const last = grid.findLastIndex((row) => row.some((cell) => String(cell).trim() !== ''));
  return grid.slice(0, last + 1);
}
