import type { FeatureCollection } from 'geojson';
import { readFileSync } from 'node:fs';
import type { Area } from '../domain/territory.ts';
import type { MapSector } from './types.ts';

type SectorRow = { ppdCode: string; mapLabel: string; phase: number | null };
type MunicipalityRow = { id: string; name: string };

function read<Row>(name: string): FeatureCollection<Area, Row>['features'] {
  const file = new URL(`../../geodata/results/${name}.geojson`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<Area, Row>).features;
}

/** The fifteen sectors that the project ships: the maps' tests stand on the real case. */
export const soyapangoSectors: MapSector[] = read<SectorRow>('soyapango-sectors').map(
  ({ properties: { ppdCode, mapLabel, phase }, geometry }) => ({
    code: ppdCode,
    label: mapLabel,
    title: `${mapLabel}, fase ${phase ?? 'no indicada'}`,
    phase,
    geometry,
    illustrative: true,
  }),
);

export const municipalOutlines = read<MunicipalityRow>('municipalities').map(
  ({ properties: { id, name }, geometry }) => ({ id, name, outline: geometry }),
);

export const soyapangoPhases = [
  { number: 1, name: 'Acción inmediata', colour: '#b3261e' },
  { number: 2, name: 'Segunda fase', colour: '#f2b705' },
  { number: 3, name: 'Tercera fase', colour: '#5b7c99' },
];
