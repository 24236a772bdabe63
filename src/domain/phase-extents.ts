import type { ScenarioAssignment } from './scenario.ts';

/** What is known of the size of a sector. */
export type SectorSize = {
  id: number;
  areaKm2: number;
  /** Left out or null: not known. */
  population?: number | null;
};

/** How much of the municipality has a phase in a scenario. */
export type PhaseExtent = {
  /** null: no phase. */
  phase: number | null;
  sectors: number;
  areaKm2: number;
  /** People, of the sectors with a known population; null: none has one. */
  population: number | null;
  /** Parts of all sectors, their area and their known population, 0 to 1; NaN of nothing. */
  sectorShare: number;
  areaShare: number;
  populationShare: number | null;
};

/** The phase of each sector by its id; sectors without an assignment have none. */
export function phasesOf(
  assignments: readonly Pick<ScenarioAssignment, 'sectorId' | 'phase'>[],
): ReadonlyMap<number, number | null> {
  return new Map(assignments.map(({ sectorId, phase }) => [sectorId, phase]));
}

/** Each of `phases` in that order, also without a sector, then no phase. */
export function phaseExtents(
  sectors: readonly SectorSize[],
  phaseOf: ReadonlyMap<number, number | null>,
  phases: readonly number[],
): PhaseExtent[] {
  const area = sum(sectors.map(({ areaKm2 }) => areaKm2));
  const people = populationOf(sectors);
  return [...phases, null].map((phase) => {
    const within = sectors.filter(({ id }) => (phaseOf.get(id) ?? null) === phase);
    const areaKm2 = sum(within.map((sector) => sector.areaKm2));
    const population = people === null ? null : (populationOf(within) ?? 0);
    return {
      phase,
      sectors: within.length,
      areaKm2,
      population,
      sectorShare: within.length / sectors.length,
      areaShare: areaKm2 / area,
      populationShare: population === null || people === null ? null : population / people,
    };
  });
}

function populationOf(sectors: readonly SectorSize[]): number | null {
  const known = sectors.flatMap(({ population }) => population ?? []);
  return known.length === 0 ? null : sum(known);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
