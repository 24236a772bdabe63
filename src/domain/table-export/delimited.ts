import type { Matrix, MatrixCell } from './matrix.ts';

/**
 * A matrix as CSV (RFC 4180: commas, CRLF, quotes where they are needed), UTF-8 with a byte order
 * mark so that spreadsheets read accents, decimals with a point; notes first, then a blank line.
 */
export function csvOf({ about, headings, rows }: Matrix): string {
  const lines = [...about, [], headings, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Headings and rows for the clipboard, separated by tabs; spreadsheets take it as cells. */
export function clipboardTextOf({ headings, rows }: Pick<Matrix, 'headings' | 'rows'>): string {
  return [headings, ...rows]
    .map((row) => row.map((cell) => harmless(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

function csvCell(cell: MatrixCell): string {
  const text = harmless(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one
 * (OWASP, "CSV injection"), full-width signs too, but for plain numbers.
 */
export function harmless(cell: MatrixCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before `harmless`, where a table of our own is read again. */
export function asWritten<Cell extends string | number>(cell: Cell): Cell | string {
  return typeof cell === 'string' && /^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
