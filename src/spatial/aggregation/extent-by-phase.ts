import type { Phase } from '../../domain/phase.ts';
import type { Sector } from '../../domain/territory.ts';
import { squareMetres } from '../areas/square-metres.ts';
import { isRefusal } from '../refusal.ts';
import { rollUp } from './roll-up.ts';

/** How many sectors are in a phase and what area they take up together, in km2 on the ellipsoid. */
export type PhaseExtent = {
  /** null: no phase stated. */
  phase: number | null;
  sectors: number;
  areaKm2: number;
};

/**
 * The extent of each phase in the order of `phases`, also of those without a sector, and last of
 * the sectors without a stated phase. Geometry in WGS84 degrees.
 */
export function extentByPhase(
  sectors: readonly Pick<Sector, 'phase' | 'geometry'>[],
  phases: readonly Pick<Phase, 'number'>[],
): PhaseExtent[] {
  const wholes = [...phases.map(({ number }) => number), null];
  const extent = rollUp({
    values: Float64Array.from(sectors, ({ geometry }) => squareMetres(geometry) / 1e6),
    whole: Int32Array.from(sectors, ({ phase }) => wholes.indexOf(phase)),
    wholes: wholes.length,
    kind: 'extensive',
  });
  if (isRefusal(extent)) throw new TypeError(extent.detail);
  return wholes.map((phase, position) => {
    const count = extent.present[position] as number;
    return {
      phase,
      sectors: count,
      areaKm2: count === 0 ? 0 : (extent.ofPresent[position] as number),
    };
  });
}
