import { mostImportedIncidents } from '../../../data/incident-batch.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import type { IncidentImport } from './incident-import.svelte.ts';
import type { ScreenPreview } from './incident-engine.ts';
import { amount, roleWords } from './words.ts';

type Table = Pick<
  IncidentImport,
  'given' | 'refusal' | 'breakdown' | 'reading' | 'preview' | 'source' | 'invented'
>;

/** The one next thing to do before the table can be imported; null: it can. */
export function stillToDo(table: Table): string | null {
  const { given, refusal, breakdown, reading, preview } = table;
  if (!given) return m.incidents_todo_table();
  if (refusal || breakdown === 'stopped') return m.incidents_todo_refused();
  if (reading || !preview) return m.incidents_todo_reading();
  const { incidents } = preview.counts;
  const need = needText(preview);
  if (need !== null) return need;
  if (incidents === 0) return m.incidents_todo_nothing();
  if (incidents > mostImportedIncidents) {
    return m.incidents_todo_too_many({
      found: formatNumber(incidents),
      limit: formatNumber(mostImportedIncidents),
    });
  }
  if (table.source.trim() === '') return m.incidents_todo_source();
  if (preview.synthetic > 0 && !table.invented) return m.incidents_todo_invented();
  return null;
}

function needText({ needs }: ScreenPreview): string | null {
  const [need] = needs;
  if (!need) return null;
  if (need.kind === 'column') return m.incidents_todo_column({ role: roleWords[need.role]() });
  if (need.kind === 'day-order') return m.incidents_todo_order();
  return m.incidents_todo_offence(amount(needs.filter(({ kind }) => kind === 'offence').length));
}
