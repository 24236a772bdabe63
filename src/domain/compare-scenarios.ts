import { phaseExtents, phasesOf, type PhaseExtent, type SectorSize } from './phase-extents.ts';
import type { ScenarioAssignment } from './scenario.ts';

/** One of the scenarios: what it assigns, and how its method ranks. */
export type ComparedScenario = {
  assignments: readonly Pick<ScenarioAssignment, 'sectorId' | 'phase'>[];
  /** Ranks by sector, 0: not ranked; null: its method gives no ranks. */
  ranking: { sectors: readonly number[]; ranks: Int32Array } | null;
};

/** A sector in both scenarios; null: no phase, or not ranked. */
export type SectorDifference = {
  sectorId: number;
  phaseA: number | null;
  phaseB: number | null;
  phaseDiffers: boolean;
  rankA: number | null;
  rankB: number | null;
};

export type ScenarioComparison = {
  /** All sectors, in their order. */
  sectors: SectorDifference[];
  /** How many sectors differ in phase. */
  different: number;
  /** What part of the municipality has each phase; the last, none. */
  extents: { phase: number | null; a: PhaseExtent; b: PhaseExtent }[];
};

/** @param phases numbers of the phases, in their order */
export function compareScenarios(
  sectors: readonly SectorSize[],
  phases: readonly number[],
  a: ComparedScenario,
  b: ComparedScenario,
): ScenarioComparison {
  const [phaseInA, phaseInB] = [phasesOf(a.assignments), phasesOf(b.assignments)];
  const [rankInA, rankInB] = [ranksOf(a), ranksOf(b)];
  const rows = sectors.map(({ id }): SectorDifference => {
    const phaseA = phaseInA.get(id) ?? null;
    const phaseB = phaseInB.get(id) ?? null;
    return {
      sectorId: id,
      phaseA,
      phaseB,
      phaseDiffers: phaseA !== phaseB,
      rankA: rankInA.get(id) ?? null,
      rankB: rankInB.get(id) ?? null,
    };
  });
  const extentsB = phaseExtents(sectors, phaseInB, phases);
  return {
    sectors: rows,
    different: rows.filter(({ phaseDiffers }) => phaseDiffers).length,
    extents: phaseExtents(sectors, phaseInA, phases).flatMap((extent, at) => {
      const other = extentsB[at];
      return other ? [{ phase: extent.phase, a: extent, b: other }] : [];
    }),
  };
}

function ranksOf({ ranking }: ComparedScenario): ReadonlyMap<number, number> {
  if (!ranking) return new Map();
  return new Map(
    ranking.sectors.flatMap((sector, i): [number, number][] => {
      const rank = ranking.ranks[i] ?? 0;
      return rank === 0 ? [] : [[sector, rank]];
    }),
  );
}
