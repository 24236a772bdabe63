import type { TableOrigin } from '../domain/table-import/read-table.ts';
import type { Refusal } from '../domain/table-import/refusal.ts';
import { m } from '../messages/generated/messages.js';
import { formatNumber } from './language.svelte.ts';

/** What is wrong with a file and what to do; null: it is about what the table holds, not the file. */
export function fileRefusalText({ kind, row = 0 }: Refusal): string | null {
  switch (kind) {
    case 'binary':
      return m.import_refusal_binary();
    case 'broken-text':
      return m.import_refusal_broken_text();
    case 'broken-quotes':
      return m.import_refusal_broken_quotes({ row: formatNumber(row) });
    case 'old-or-locked-workbook':
      return m.import_refusal_old_or_locked_workbook();
    case 'broken-workbook':
      return m.import_refusal_broken_workbook();
    case 'formulas-without-values':
      return m.import_refusal_formulas_without_values();
    case 'no-such-sheet':
      return m.import_refusal_no_such_sheet();
    case 'empty':
      return m.import_refusal_empty();
    default:
      return null;
  }
}

/** How a table was read. */
export function originText(origin: TableOrigin): string {
  if (origin.kind === 'workbook') return m.import_read_workbook({ sheet: origin.sheet });
  const names = {
    '\t': m.import_delimiter_tab,
    ';': m.import_delimiter_semicolon,
    ',': m.import_delimiter_comma,
  };
  const text = m.import_read_text({ delimiter: names[origin.delimiter]() });
  if (origin.encoding === 'windows-1252') return `${text} ${m.import_encoding_windows()}`;
  const isUtf16 = origin.encoding === 'utf-16le' || origin.encoding === 'utf-16be';
  return isUtf16 ? `${text} ${m.import_encoding_utf16()}` : text;
}
