import { sectorTitle } from '../../domain/names.ts';
import type { Phase } from '../../domain/phase.ts';
import type { MapSector, MapValue } from '../../map/types.ts';
import { m } from '../../messages/generated/messages.js';
import type { MunicipalityData, SectorWithArea } from '../../state/municipality.svelte.ts';
import { phaseName } from '../../state/wording.ts';

/** What a map says of a sector beside its name and phase. */
type Marks = {
  value?: MapValue;
  /** Of what it is coloured by: `Robo: 4`. */
  valueText?: () => string;
  locked?: boolean;
  departs?: boolean;
};

/** Sectors as maps show them, by the phases of a scenario. */
export function mapSectors(
  { sectors, phases }: Pick<MunicipalityData, 'sectors' | 'phases'>,
  phaseOf: (sector: SectorWithArea) => number | null,
  marksOf: (sector: SectorWithArea) => Marks = () => ({}),
): MapSector[] {
  const byNumber = new Map<number | null, Phase>(phases.map((phase) => [phase.number, phase]));
  return sectors.map((sector) => {
    const number = phaseOf(sector);
    const { value, valueText, locked = false, departs = false } = marksOf(sector);
    return {
      code: sector.ppdCode,
      label: sector.mapLabel,
      // Only when it is read: a map shows one at a time, and all change with every step of a slider.
      get title() {
        const phase = byNumber.get(number);
        const parts = [
          sectorTitle(sector),
          phase ? `${phase.number} · ${phaseName(phase)}` : m.prioritise_without_phase(),
          valueText?.(),
          locked ? m.prioritise_locked() : undefined,
        ];
        return parts.filter((part) => part !== undefined).join(' · ');
      },
      phase: number,
      geometry: sector.geometry,
      illustrative: sector.geometryStatus === 'illustrative',
      ...(value ? { value } : {}),
      locked,
      departs,
    };
  });
}
