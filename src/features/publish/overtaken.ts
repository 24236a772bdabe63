import type { DraftParts } from './make-draft.ts';

/** What is another than it was when the planner looked at it last. */
export type Overtaken = {
  /** Number of the edition that this would have been; null: it is the same. */
  edition: { before: number; now: number } | null;
  /** `YYYY-MM-DD` */
  today: { before: string; now: string } | null;
  /** Map labels of sectors that are in another phase, or drawn or described in another way. */
  sectors: string[];
  /** Values that are others, in the indicators that were chosen. */
  values: number;
  /** Figures that are hidden now; negative: fewer. */
  hidden: number;
};

export type Looked = {
  parts: Pick<DraftParts, 'edition' | 'today' | 'sectors' | 'assignments'>;
  /** Of the chosen indicators, by sector and indicator. */
  values: ReadonlyMap<string, number | null>;
  hidden: number;
};

/** What changed between two looks at an edition that is about to go out; null: nothing. */
export function overtakenBy(before: Looked, now: Looked): Overtaken | null {
  const changed: Overtaken = {
    edition: differing(before.parts.edition, now.parts.edition),
    today: differing(before.parts.today, now.parts.today),
    sectors: changedSectors(before.parts, now.parts),
    values: [...new Set([...before.values.keys(), ...now.values.keys()])].filter(
      (key) => before.values.get(key) !== now.values.get(key),
    ).length,
    hidden: now.hidden - before.hidden,
  };
  const { edition, today, sectors, values, hidden } = changed;
  const same = !edition && !today && sectors.length === 0 && values === 0 && hidden === 0;
  return same ? null : changed;
}

function differing<Value>(before: Value, now: Value): { before: Value; now: Value } | null {
  return before === now ? null : { before, now };
}

function changedSectors(before: Looked['parts'], now: Looked['parts']): string[] {
  const [then, here] = [statesOf(before), statesOf(now)];
  const labels = new Map([...before.sectors, ...now.sectors].map((it) => [it.id, it.mapLabel]));
  return [...labels].flatMap(([id, label]) => (then.get(id) === here.get(id) ? [] : [label]));
}

function statesOf({ sectors, assignments }: Looked['parts']): Map<number, string> {
  const phases = new Map(assignments.map(({ sectorId, phase }) => [sectorId, phase]));
  return new Map(
    sectors.map(({ id, version }) => [id, JSON.stringify([version, phases.get(id) ?? null])]),
  );
}
