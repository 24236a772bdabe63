import { columnLetters } from '../../../domain/table-import/grid.ts';
import { limits } from '../../../domain/table-import/refusal.ts';
import { m } from '../../../messages/generated/messages.js';
import type {
  AsideReason,
  ColumnRole,
  CoordinateReading,
} from '../../../spatial/incident-import/incident-import.ts';
import { formatNumber, inLanguage } from '../../../state/language.svelte.ts';
import { fileRefusalText } from '../../../state/table-words.ts';
import { percentText } from '../percent.ts';
import type { AsideWords } from './aside-table.ts';
import type { IncidentRefusal } from './incident-engine.ts';

/** A number of things, for texts that agree with it and show it as people write it. */
export function amount(count: number): { count: number; shown: string } {
  return { count, shown: formatNumber(count) };
}

/** How far a table has been read; null: that is not known. */
export function readingText(share: number | null): string {
  if (share === null) return m.incidents_reading();
  return m.incidents_checking({ share: percentText(share, { maximumFractionDigits: 0 }) });
}

/** What is wrong and what to do, for a table of which nothing could be made. */
export function refusalText({ kind, limit = 0, row = 0 }: IncidentRefusal): string {
  switch (kind) {
    case 'too-big':
      return m.incidents_refusal_too_big({ limit: formatNumber(limits.bytes / 1024 / 1024) });
    case 'too-many-rows':
    case 'too-many-features':
      return m.incidents_refusal_too_many({ limit: formatNumber(limit) });
    case 'too-many-columns':
      return m.incidents_refusal_too_many_columns({ limit: formatNumber(limit) });
    case 'one-column':
    case 'no-headings':
      return m.incidents_refusal_no_headings();
    case 'only-headings':
      return m.incidents_refusal_only_headings();
    case 'broken-json':
      return m.incidents_refusal_broken_json();
    case 'no-features':
      return m.incidents_refusal_no_features();
    default:
      return fileRefusalText({ kind, row }) ?? '';
  }
}

/** In the order in which they are asked for. */
export const roleWords: Record<ColumnRole, () => string> = {
  date: m.incidents_role_date,
  time: m.incidents_role_time,
  x: m.incidents_role_x,
  y: m.incidents_role_y,
  offence: m.incidents_role_offence,
  id: m.incidents_role_id,
  synthetic: m.incidents_role_synthetic,
};

export const readingWords: Record<CoordinateReading, () => string> = {
  degrees: m.incidents_reading_degrees,
  'degrees-exchanged': m.incidents_reading_degrees_exchanged,
  'degrees-unsigned': m.incidents_reading_unsigned,
  'degrees-unsigned-exchanged': m.incidents_reading_unsigned_exchanged,
  'utm-16n': m.incidents_reading_utm,
  'utm-16n-exchanged': m.incidents_reading_utm_exchanged,
};

export const reasonWords: Record<AsideReason, () => string> = {
  'date-missing': m.incidents_reason_date_missing,
  'date-unreadable': m.incidents_reason_date_unreadable,
  'time-unreadable': m.incidents_reason_time_unreadable,
  'before-1900': m.incidents_reason_before_1900,
  future: m.incidents_reason_future,
  'place-missing': m.incidents_reason_place_missing,
  'place-unreadable': m.incidents_reason_place_unreadable,
  'place-read-otherwise': m.incidents_reason_place_read_otherwise,
  outside: m.incidents_reason_outside,
  'offence-missing': m.incidents_reason_offence_missing,
  'offence-left-out': m.incidents_reason_offence_left_out,
  'same-id': m.incidents_reason_same_id,
  alike: m.incidents_reason_alike,
};

/** A month (`2015-03`) or a year (`2015`) in words. */
export function timeText(time: string): string {
  if (!time.includes('-')) return time;
  const written = new Intl.DateTimeFormat(inLanguage('es-SV', 'en'), {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  return written.format(Date.parse(`${time}-01T00:00:00Z`));
}

/** `B: Fecha`, as the columns of a spreadsheet are called. */
export function columnText(column: number, heading: string): string {
  const letter = columnLetters(column);
  return heading === ''
    ? m.incidents_column_bare({ letter })
    : m.incidents_column_heading({ letter, heading });
}

export function asideWords(): AsideWords {
  const reasons = Object.entries(reasonWords).map(([reason, text]) => [reason, text()]);
  return {
    language: inLanguage('es', 'en'),
    note: m.incidents_aside_file_note(),
    row: m.incidents_aside_file_row(),
    reason: m.incidents_aside_file_reason(),
    reasons: Object.fromEntries(reasons) as AsideWords['reasons'],
  };
}
