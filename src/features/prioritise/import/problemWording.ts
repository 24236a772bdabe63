import type { Problem } from '../../../domain/table-import/problem.ts';
import { m } from '../../../messages/generated/messages.js';
import { columnLetters } from '../../../domain/table-import/grid.ts';

/** Where a problem is, as spreadsheets show it. */
export function problemPlace({ address, column, heading }: Problem): string {
  if (address !== null && heading !== '') return m.import_problem_where_cell({ address, heading });
  if (address !== null) return m.import_problem_where_cell_bare({ address });
  return column === null ? m.import_problem_where_table() : columnTitle(column, heading);
}

export function columnTitle(column: number, heading: string): string {
  const letter = columnLetters(column);
  if (heading === '') return m.import_column_no_heading({ letter });
  return m.import_column_heading({ letter, heading });
}

/** What is wrong, and how to mend it. */
export function problemText(problem: Problem): { what: string; mend: string } {
  const text = problem.text.length > 60 ? `${problem.text.slice(0, 60)}…` : problem.text;
  const repeats = problem.repeats ?? '';
  switch (problem.kind) {
    case 'negative':
      return { what: m.import_problem_negative({ text }), mend: m.import_mend_negative() };
    case 'percent':
      return { what: m.import_problem_percent({ text }), mend: m.import_mend_percent() };
    case 'date':
      return { what: m.import_problem_date({ text }), mend: m.import_mend_date() };
    case 'formula':
      return { what: m.import_problem_formula({ text }), mend: m.import_mend_formula() };
    case 'spreadsheet-error':
      return {
        what: m.import_problem_spreadsheet_error({ text }),
        mend: m.import_mend_spreadsheet_error(),
      };
    case 'too-large':
      return { what: m.import_problem_too_large({ text }), mend: m.import_mend_too_large() };
    case 'not-a-number':
      return { what: m.import_problem_not_a_number({ text }), mend: m.import_mend_not_a_number() };
    case 'decimal-needed':
      return {
        what: m.import_problem_decimal_needed({ text }),
        mend: m.import_mend_decimal_needed(),
      };
    case 'decimal-mixed':
      return {
        what: m.import_problem_decimal_mixed({ text }),
        mend: m.import_mend_decimal_mixed(),
      };
    case 'sector-unknown':
      return {
        what: m.import_problem_sector_unknown({ text }),
        mend: m.import_mend_sector_unknown(),
      };
    case 'sector-date':
      return { what: m.import_problem_sector_date({ text }), mend: m.import_mend_sector_date() };
    case 'beyond-headings':
      return {
        what: m.import_problem_beyond_headings({ text }),
        mend: m.import_mend_beyond_headings(),
      };
    case 'no-sector-column':
      return { what: m.import_problem_no_sector_column(), mend: m.import_mend_no_sector_column() };
    case 'no-indicator-column':
      return {
        what: m.import_problem_no_indicator_column(),
        mend: m.import_mend_no_indicator_column(),
      };
    case 'column-unknown':
      return { what: m.import_problem_column_unknown(), mend: m.import_mend_column_unknown() };
    case 'sector-missing':
      return { what: m.import_problem_sector_missing(), mend: m.import_mend_sector_missing() };
    case 'two-sector-columns':
      return {
        what: m.import_problem_two_sector_columns({ repeats }),
        mend: m.import_mend_two_sector_columns(),
      };
    case 'column-twice':
      return {
        what: m.import_problem_column_twice({ repeats }),
        mend: m.import_mend_column_twice(),
      };
    case 'sector-twice':
      return {
        what: m.import_problem_sector_twice({ text, repeats }),
        mend: m.import_mend_sector_twice(),
      };
  }
}
