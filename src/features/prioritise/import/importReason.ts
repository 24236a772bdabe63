import { limits } from '../../../domain/table-import/refusal.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import type { TableImport } from './tableImport.svelte.ts';
import { periodFaultText } from './wording.ts';

/** Why the table cannot be imported yet: the one next thing to do; null: it can. */
export function importReason(table: TableImport): string | null {
  const { given, reading, refusal, broken, preview, period, fault, source } = table;
  if (!given) return m.import_reason_no_table();
  if (refusal || broken) return m.import_reason_refused();
  if (reading || !preview) return m.import_reason_reading();
  if (preview.problemCount > 0) return m.import_reason_problems({ count: preview.problemCount });
  if (preview.writes > limits.values) {
    return m.import_reason_too_many({
      found: formatNumber(preview.writes),
      limit: formatNumber(limits.values),
    });
  }
  if (fault) return periodFaultText(fault);
  if (period === null) return m.import_reason_period();
  if (source.trim() === '') return m.import_reason_source();
  return preview.ready ? null : m.import_reason_nothing();
}
