import { area } from '@turf/turf';
import type { Phase } from './phase.ts';
import type { Area, Sector } from './territory.ts';

/** The area in square kilometres of a polygon in WGS84 degrees, on the sphere (Turf). */
export function areaKm2(geometry: Area): number {
  return area(geometry) / 1e6;
}

/** How many sectors are in a phase and what area they take up together. */
export type PhaseExtent = {
  /** null: no phase stated. */
  phase: number | null;
  sectors: number;
  areaKm2: number;
};

/**
 * The extent of each phase in the order of `phases`, also of those without a sector, and last of
 * the sectors without a stated phase.
 */
export function extentByPhase(
  sectors: readonly Pick<Sector, 'phase' | 'geometry'>[],
  phases: readonly Pick<Phase, 'number'>[],
): PhaseExtent[] {
  return [...phases.map(({ number }) => number), null].map((phase) => {
    const inPhase = sectors.filter((sector) => sector.phase === phase);
    return {
      phase,
      sectors: inPhase.length,
      areaKm2: inPhase.reduce((sum, sector) => sum + areaKm2(sector.geometry), 0),
    };
  });
}
