import type { Failure } from '../../../domain/failure.ts';
import type { PeriodFault } from '../../../domain/table-import/import-period.ts';
import type { CellState } from '../../../domain/table-import/preview-import.ts';
import type { Note } from '../../../domain/table-import/read-rows.ts';
import type { Refusal } from '../../../domain/table-import/refusal.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber, inLanguage } from '../../../state/language.svelte.ts';
import { fileRefusalText } from '../../../state/table-words.ts';

/** What is wrong and what to do, for a table of which nothing could be made. */
export function refusalText(refusal: Refusal): string {
  const { kind, limit = 0 } = refusal;
  switch (kind) {
    case 'too-big':
      return m.import_refusal_too_big({ limit: formatNumber(Math.round(limit / 1024 / 1024)) });
    case 'too-many-rows':
      return m.import_refusal_too_many_rows({ limit: formatNumber(limit) });
    case 'too-many-columns':
      return m.import_refusal_too_many_columns({ limit: formatNumber(limit) });
    case 'one-column':
      return m.import_refusal_one_column();
    case 'no-headings':
      return m.import_refusal_no_headings();
    case 'only-headings':
      return m.import_refusal_only_headings();
    default:
      return fileRefusalText(refusal) ?? '';
  }
}

export function noteText({ kind, rows }: Note): string {
  const text = rowsText(rows);
  switch (kind) {
    case 'rows-above':
      return m.import_note_above({ rows: text });
    case 'rows-without-values':
      return m.import_note_valueless({ rows: text });
    case 'total-rows':
      return m.import_note_totals({ rows: text });
  }
}

/** `filas 1, 2 y 12`; of many the first. */
function rowsText(rows: readonly number[]): string {
  const shown = rows.slice(0, 8).map(String);
  const list = new Intl.ListFormat(inLanguage('es', 'en'), { type: 'conjunction' });
  const listed = list.format(rows.length > shown.length ? [...shown, '…'] : shown);
  return m.import_rows({ count: rows.length, rows: listed });
}

export function stateText(state: CellState | 'problem'): string {
  switch (state) {
    case 'new':
      return m.import_state_new();
    case 'changed':
      return m.import_state_changed();
    case 'cleared':
      return m.import_state_cleared();
    case 'unchanged':
      return m.import_state_unchanged();
    case 'missing':
      return m.import_state_missing();
    case 'problem':
      return m.import_state_problem();
  }
}

/** Beside colour, each state has a sign of its own. */
export const stateSigns: Record<CellState | 'problem', string> = {
  new: '+',
  changed: '→',
  cleared: '⌫',
  unchanged: '=',
  missing: '–',
  problem: '✕',
};

export function periodFaultText(fault: PeriodFault): string {
  switch (fault) {
    case 'from-missing':
      return m.import_period_fault_from_missing();
    case 'to-missing':
      return m.import_period_fault_to_missing();
    case 'not-a-day':
      return m.import_period_fault_not_a_day();
    case 'ends-before-it-begins':
      return m.import_period_fault_ends_before_it_begins();
  }
}

/** Why nothing was stored, what was kept and what to do. */
export function commitFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'stale':
      return m.import_failed_stale();
    case 'offline':
      return m.import_failed_offline();
    case 'forbidden':
      return m.import_failed_forbidden();
    case 'session-expired':
      return m.import_failed_session();
    case 'refused':
      return m.import_failed_refused({ detail: failure.message });
    default:
      return m.import_failed_server();
  }
}

/** Why an import was not undone. */
export function undoFailureText(failure: Failure): string {
  switch (failure.kind) {
    case 'stale':
      return m.import_list_failed_stale();
    case 'offline':
      return m.import_list_failed_offline();
    case 'forbidden':
    case 'session-expired':
      return m.import_list_failed_forbidden();
    default:
      return m.import_list_failed_server();
  }
}
