import type { Polygon } from 'geojson';
import { comparePpdCodes } from '../src/domain/ppd-code.ts';
import type { Sector } from '../src/domain/territory.ts';
import { toPolygon } from './grid.ts';
import type { OutlinedMunicipality } from './municipalities.ts';
import { readPhaseList } from './presentation.ts';
import type { SectorDefinition } from './sources.ts';
import { tile } from './tiling.ts';

const geometrySource =
  'Ilustrativa: trazada para este proyecto dentro del contorno generalizado del municipio; ' +
  'no es el límite oficial';
const phaseSource =
  'Presentación «El Salvador Seguro» (sin fecha; talleres de agosto de 2015), ' +
  'lista de fases de Soyapango';

/** A sector before a database has numbered it. */
export type DrawnSector = Omit<Sector, 'id' | 'version'> & {
  geometry: Polygon;
  phaseNote: string | null;
};

export type Drawing = { outline: Polygon; sectors: DrawnSector[] };

/** Draws the sectors, and the municipality's outline with every corner that the sectors have. */
export function drawSectors(
  municipality: OutlinedMunicipality,
  definitions: SectorDefinition[],
): Drawing {
  const ordered = [...definitions].sort((a, b) => comparePpdCodes(a.ppdCode, b.ppdCode));
  const tiling = tile(municipality.outline.coordinates[0] ?? [], ordered);
  const phases = new Map(readPhaseList().map((listed) => [listed.ppdCode, listed]));
  const sectors = ordered.map((sector): DrawnSector => {
    const listed = phases.get(sector.ppdCode);
    phases.delete(sector.ppdCode);
    return {
      municipalityId: municipality.id,
      ppdCode: sector.ppdCode,
      mapLabel: sector.mapLabel,
      name: sector.name,
      places: sector.places,
      noteEs: sector.noteEs,
      noteEn: sector.noteEn,
      geometry: toPolygon(tiling.sectors.get(sector.ppdCode) ?? []),
      geometryStatus: 'illustrative',
      geometrySource,
      anchor: sector.anchor,
      phase: listed?.phase ?? null,
      phaseSource: listed ? phaseSource : null,
      phaseNote: listed ? `Código PPD inferido de la etiqueta «${listed.mapLabel}»` : null,
    };
  });
  const [unknown] = phases.keys();
  if (unknown) throw new Error(`The phase list names ${unknown}, which is no sector.`);
  return { outline: toPolygon(tiling.outline), sectors };
}
