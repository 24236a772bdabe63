import { assignmentOf } from '../../../domain/scenario-edits.ts';
import type { ScenarioAssignment, ScenarioContent } from '../../../domain/scenario.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { sectorTitle } from '../../../domain/names.ts';
import { m } from '../../../messages/generated/messages.js';
import type { MunicipalityData } from '../../../state/municipality.svelte.ts';
import { phaseName } from '../../../state/wording.ts';

export type ContentDifference = { what: string; mine: string; theirs: string };

/** Where two versions of a scenario differ, in words. */
export function contentDifferences(
  mine: ScenarioContent,
  theirs: ScenarioContent,
  { sectors, phases }: Pick<MunicipalityData, 'sectors' | 'phases'>,
): ContentDifference[] {
  const differences: ContentDifference[] = [];
  const add = (what: string, a: string, b: string) => {
    if (a !== b) differences.push({ what, mine: a, theirs: b });
  };
  const inWords = ({ phase, rationale, locked }: ScenarioAssignment) => {
    const name = phaseName(phases.find(({ number }) => number === phase) ?? null);
    const parts = [phase === null ? name : `${phase} · ${name}`, rationale];
    if (locked) parts.push(m.prioritise_locked());
    return parts.filter((part) => part !== '').join(' · ');
  };
  add(m.prioritise_name(), mine.name, theirs.name);
  add(m.prioritise_notes(), mine.notes, theirs.notes);
  if (canonicalJson(mine.method) !== canonicalJson(theirs.method)) {
    add(m.prioritise_method(), m.prioritise_method_mine(), m.prioritise_method_theirs());
  }
  for (const sector of sectors) {
    const [a, b] = [assignmentOf(mine, sector.id), assignmentOf(theirs, sector.id)];
    add(sectorTitle(sector), inWords(a), inWords(b));
  }
  return differences;
}
