import { decodeText, type Encoding } from './decode-text.ts';
import type { Grid } from './grid.ts';
import { readDelimited, type Delimiter } from './read-delimited.ts';
import { chooseSheet, readWorkbook } from './read-workbook.ts';
import { limits, TableRefusal } from './refusal.ts';

/** What was pasted, or the content of a file; what a file is called does not matter. */
export type TableSource = string | Uint8Array;

export type TableOrigin =
  | { kind: 'text'; delimiter: Delimiter; /** null: pasted */ encoding: Encoding | null }
  | { kind: 'workbook'; sheets: string[]; sheet: string };

export type ReadTable = { grid: Grid; origin: TableOrigin };

const signatures = {
  workbook: [0x50, 0x4b, 0x03, 0x04],
  oldWorkbook: [0xd0, 0xcf, 0x11, 0xe0],
};

/**
 * A table as a grid of cells, out of text or a file (CSV, TSV or XLSX, told by its content).
 *
 * @param sheetName of a workbook; null: its first sheet
 * @param mostRows how many rows a table may have, blank ones included
 * @throws {TableRefusal}
 */
export async function readTable(
  source: TableSource,
  sheetName: string | null = null,
  mostRows: number = limits.rows,
): Promise<ReadTable> {
  if (source.length > limits.bytes) {
    throw new TableRefusal({ kind: 'too-big', limit: limits.bytes, found: source.length });
  }
  if (typeof source === 'string') return textTable(source, null, mostRows);
  if (startsWith(source, signatures.oldWorkbook)) {
    throw new TableRefusal({ kind: 'old-or-locked-workbook' });
  }
  if (startsWith(source, signatures.workbook)) {
    const sheets = await readWorkbook(source);
    const { name, grid } = chooseSheet(sheets, sheetName, mostRows);
    const origin = {
      kind: 'workbook',
      sheets: sheets.map((each) => each.name),
      sheet: name,
    } as const;
    return { grid, origin };
  }
  const { text, encoding } = decodeText(source);
  return textTable(text, encoding, mostRows);
}

function textTable(text: string, encoding: Encoding | null, mostRows: number): ReadTable {
  const { grid, delimiter } = readDelimited(text, mostRows);
  return { grid, origin: { kind: 'text', delimiter, encoding } };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
