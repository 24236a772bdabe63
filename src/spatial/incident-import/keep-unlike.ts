import type { Incident } from '../../domain/incident.ts';
import { nameBasedUuid } from '../../domain/name-based-uuid.ts';
import type { Steps } from '../steps.ts';
import type { Apart } from './apart.ts';
import type { IncidentChoices } from './incident-import.ts';
import type { RowReading } from './read-incident-row.ts';

/** Of this program alone: sets the ids that it makes apart from all others. */
const namespace = '5d0d9b53-3c0e-4d38-8a55-2f6f0b6f2f4e';
const rowsBetweenSteps = 1000;

/** A row that was read; `row` is its number in the grid. */
export type ReadRow = { row: number } & Extract<RowReading, { kind: 'incident' }>;
export type IdentifiedRow = ReadRow & { incident: Incident };

/** Gives each row its id, and sets apart what repeats another: by its id, or being alike. */
export function* keepUnlikeInSteps(
  read: readonly ReadRow[],
  municipalityId: string,
  alike: IncidentChoices['alike'],
  apart: Apart,
): Steps<IdentifiedRow[]> {
  const rowOfId = new Map<string, number>();
  const likeOf = new Map<string, { row: number; times: number }>();
  const kept: IdentifiedRow[] = [];
  for (const [at, each] of read.entries()) {
    if (at % rowsBetweenSteps === 0) yield at / read.length;
    const { row, idText, incident } = each;
    const { indicatorKey, occurredAt, precision, longitude, latitude } = incident;
    const place = `${longitude.toFixed(6)}/${latitude.toFixed(6)}`;
    const what = [municipalityId, indicatorKey, occurredAt, precision, place].join('/');
    const like = likeOf.get(what) ?? { row, times: 0 };
    const id = idOf(municipalityId, idText) ?? nameBasedUuid(namespace, `${what}/${like.times}`);
    const sameId = rowOfId.get(id);
    if (sameId !== undefined) {
      apart.add(row, 'same-id', { repeats: sameId });
    } else if (like.times > 0 && alike === 'aside') {
      apart.add(row, 'alike', { repeats: like.row });
    } else {
      likeOf.set(what, { row: like.row, times: like.times + 1 });
      rowOfId.set(id, row);
      kept.push({ ...each, incident: { id, ...incident } });
    }
  }
  return kept;
}

/** null: the row has no id. */
function idOf(municipalityId: string, text: string): string | null {
  if (text === '') return null;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  return nameBasedUuid(namespace, `${municipalityId}/id/${text}`);
}
