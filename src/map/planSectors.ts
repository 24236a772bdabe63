import { sectorTitle } from '../domain/names.ts';
import type { Phase } from '../domain/phase.ts';
import type { Municipality, Sector } from '../domain/territory.ts';
import { phaseName } from '../state/wording.ts';
import type { MapContext, MapSector } from './types.ts';

/** The sectors of a plan as a map shows them, coloured and introduced by their phases. */
export function planSectors(sectors: Sector[], phases: Phase[]): MapSector[] {
  return sectors.map((sector) => {
    const phase = phases.find(({ number }) => number === sector.phase) ?? null;
    return {
      code: sector.ppdCode,
      label: sector.mapLabel,
      title: `${sectorTitle(sector)} · ${phaseName(phase)}`,
      phase: sector.phase,
      geometry: sector.geometry,
      illustrative: sector.geometryStatus === 'illustrative',
    };
  });
}

/** The municipalities around, as far as their outlines are known. */
export function planContext(neighbours: Municipality[]): MapContext[] {
  return neighbours.flatMap(({ name, outline }) => (outline ? [{ name, outline }] : []));
}
