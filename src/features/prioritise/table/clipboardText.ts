import { cellValue, type MatrixColumn } from './matrixColumns.ts';
import type { MatrixRow } from './matrixRows.ts';

/**
 * Cells as tab-separated text with a line of headings, for a spreadsheet. Numbers are written
 * plain, with all their digits, a decimal point (as in El Salvador) and no thousands separator; a
 * rank carries its interval; what is missing is an empty cell, never 0.
 */
export function clipboardText(
  rows: readonly MatrixRow[],
  columns: readonly MatrixColumn[],
): string {
  const copied = columns.filter(({ kind }) => kind !== 'folded');
  return [
    copied.map(({ label }) => textCell(label)),
    ...rows.map((row) => copied.map((column) => cell(row, column))),
  ]
    .map((cells) => cells.join('\t'))
    .join('\r\n');
}

function cell(row: MatrixRow, column: MatrixColumn): string {
  if (column.kind === 'rank') return rankText(row);
  const value = cellValue(row, column);
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : textCell(value);
}

/** A rank with the limits of its interval, "3 (1–6)"; empty: not ranked. */
export function rankText({ rank, rankLow, rankHigh }: MatrixRow): string {
  if (rank === null) return '';
  return rankLow === null || rankHigh === null ? `${rank}` : `${rank} (${rankLow}–${rankHigh})`;
}

/** A text that no spreadsheet takes for a formula, quoted where it holds a tab, a line or a quote. */
function textCell(text: string): string {
  const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[\t\r\n"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
