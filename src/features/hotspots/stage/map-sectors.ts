import { sectorTitle } from '../../../domain/names.ts';
import type { MapSector, MapValue } from '../../../map/types.ts';
import type { SectorWithArea } from '../../../state/municipality.svelte.ts';

/**
 * Sectors as the map of hotspots shows them: outlines, or coloured by a value.
 *
 * @param valueOf a value with what is said of it; null: an outline only
 */
export function hotspotSectors(
  sectors: readonly SectorWithArea[],
  valueOf: ((id: number) => { value: MapValue; text: string }) | null,
): MapSector[] {
  return sectors.map((sector) => {
    const found = valueOf?.(sector.id);
    return {
      code: sector.ppdCode,
      label: sector.mapLabel,
      title: [sectorTitle(sector), found?.text].filter((part) => part !== undefined).join(' · '),
      phase: sector.phase,
      geometry: sector.geometry,
      illustrative: sector.geometryStatus === 'illustrative',
      value: found?.value ?? { outline: true },
    };
  });
}
