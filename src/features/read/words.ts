import type {
  PublicationDocument,
  PublishedPhase,
  PublishedSector,
} from '../../domain/publication/document.ts';
import { inLanguage } from '../../state/language.svelte.ts';
import { m } from '../../messages/generated/messages.js';
import { sectorName } from '../../domain/names.ts';
import type { MapPhase, MapSector } from '../../map/types.ts';

export function phaseName(phase: PublishedPhase | null): string {
  if (!phase) return m.read_not_stated();
  return m.read_phase_named({
    number: phase.number,
    name: inLanguage(phase.nameEs, phase.nameEn),
  });
}

export function phaseOf(
  publication: PublicationDocument,
  sector: PublishedSector,
): PublishedPhase | null {
  return publication.phases.find((phase) => phase.number === sector.phase) ?? null;
}

/** The sectors of a publication as the maps draw them. */
export function mapSectors(publication: PublicationDocument): MapSector[] {
  return publication.sectors.features.map(({ geometry, properties }) => ({
    code: properties.ppdCode,
    label: properties.mapLabel,
    title: m.read_sector_title({
      label: properties.mapLabel,
      name: sectorName(properties),
      phase: phaseName(phaseOf(publication, properties)),
    }),
    phase: properties.phase,
    geometry,
    illustrative: properties.geometryStatus === 'illustrative',
  }));
}

/** A phase as the maps draw it. */
export function mapPhase(phase: PublishedPhase): MapPhase {
  return {
    number: phase.number,
    name: inLanguage(phase.nameEs, phase.nameEn),
    colour: phase.colour,
  };
}

/** The phases that have sectors, as the maps draw them, with their counts for the legend. */
export function mapPhases(publication: PublicationDocument): (MapPhase & { count: number })[] {
  return publication.phases
    .filter((phase) => phase.sectorCount > 0)
    .map((phase) => ({ ...mapPhase(phase), count: phase.sectorCount }));
}
