import type { IncidentImport } from '../../../domain/incident-import.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatInstant } from '../../../state/language.svelte.ts';
import type { Undoable } from '../../../ui/undoable.ts';
import { amount } from './words.ts';

/**
 * An import in words.
 *
 * @param accountId of the person who reads it
 */
export function importEntry(made: IncidentImport, accountId: string | null): Undoable {
  const date = formatInstant(made.createdAt);
  const name = made.fileName ?? m.incidents_list_pasted();
  const counts = made.completedAt === null ? [] : [m.incidents_list_added(amount(made.added))];
  if (made.alreadyThere > 0) counts.push(m.incidents_list_there(amount(made.alreadyThere)));
  if (made.completedAt === null && made.undoneAt === null) {
    counts.push(m.incidents_list_incomplete());
  }
  const kind = made.synthetic ? m.incidents_list_synthetic() : m.incidents_list_real();
  return {
    ...{ id: made.id, title: date, name },
    lines: [made.source, [kind, ...counts, ...whoText(made, accountId)].join(' · ')],
    undone: undoneText(made),
    undoLabel: m.incidents_list_undo_of({ name, date }),
    question: m.incidents_list_question({ ...amount(made.added), name }),
  };
}

function undoneText({ undoneAt, completedAt, removed }: IncidentImport): string | null {
  if (undoneAt === null) return null;
  const date = formatInstant(undoneAt);
  // Nothing of one that never became complete was ever counted.
  if (completedAt === null) return m.incidents_list_cancelled({ date });
  return m.incidents_list_undone({ ...amount(removed ?? 0), date });
}

/** Names of other accounts are not for everyone to read. */
function whoText({ createdBy }: IncidentImport, accountId: string | null): string[] {
  if (createdBy === null) return [];
  return [createdBy === accountId ? m.incidents_list_by_you() : m.incidents_list_by_other()];
}
