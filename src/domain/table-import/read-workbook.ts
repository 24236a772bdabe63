import type { Cell, Grid } from './grid.ts';
import { withinLimits, withoutBlankEnd } from './read-delimited.ts';
import { TableRefusal } from './refusal.ts';
import { unpackWorkbook } from './unpack-workbook.ts';

export type Sheet = { name: string; grid: Grid };

/**
 * The sheets of an XLSX workbook. Formulas give the values that were stored with them; dates become
 * `YYYY-MM-DD`, with `THH:MM:SS` where they have a time, so that none is taken for a number. The reader is loaded when it is needed.
 *
 * @throws {TableRefusal} `broken-workbook`, `too-big`, `formulas-without-values`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const [unpacked, reader] = await Promise.all([
    unpackWorkbook(bytes),
    import('read-excel-file/universal'),
  ]);
  try {
    const sheets = await reader.default(unpacked.slice().buffer);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      grid: withoutBlankEnd(data.map((row) => row.map(cellOf))),
    }));
  } catch (error) {
    // Whatever the reader says, the parts of the file do not make a workbook.
    throw error instanceof Error ? new TableRefusal({ kind: 'broken-workbook' }) : error;
  }
}

/** @throws {TableRefusal} `no-such-sheet`, `empty`, `too-many-rows`, `too-many-columns` */
export function chooseSheet(
  sheets: readonly Sheet[],
  name: string | null,
  mostRows: number,
): Sheet {
  const sheet = name === null ? sheets[0] : sheets.find((each) => each.name === name);
  if (!sheet) throw new TableRefusal({ kind: 'no-such-sheet' });
  if (sheet.grid.length === 0) throw new TableRefusal({ kind: 'empty' });
  return { name: sheet.name, grid: withinLimits(sheet.grid, mostRows) };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Date) return dateText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : '';
}

function dateText(date: Date): string {
  // Spreadsheets keep a time as a part of a day, which is seldom a whole number of milliseconds.
  const rounded = new Date(Math.round(date.valueOf() / 1000) * 1000).toISOString();
  return rounded.slice(11, 19) === '00:00:00' ? rounded.slice(0, 10) : rounded.slice(0, 19);
}
