import * as v from 'valibot';
import type { Phase } from '../domain/phase.ts';
import type { Municipality, Sector } from '../domain/territory.ts';
import { parseAnswer } from './answer.ts';
import { allRows, connect, connectSignedIn } from './client.ts';
import { areaTextSchema } from './geojson.ts';

const municipalityRow = v.object({
  id: v.string(),
  name: v.string(),
  department: v.string(),
  national_phase: v.nullable(v.picklist([1, 2, 3])),
  outline: v.nullable(areaTextSchema),
  outline_source: v.nullable(v.string()),
  area_km2: v.nullable(v.number()),
  area_source: v.nullable(v.string()),
});

const sectorRow = v.object({
  id: v.number(),
  municipality_id: v.string(),
  ppd_code: v.string(),
  map_label: v.string(),
  name: v.nullable(v.string()),
  places: v.array(v.string()),
  note_es: v.nullable(v.string()),
  note_en: v.nullable(v.string()),
  geometry: areaTextSchema,
  geometry_status: v.picklist(['official', 'surveyed', 'illustrative']),
  geometry_source: v.string(),
  anchor: v.nullable(v.picklist(['known', 'likely', 'described', 'none'])),
  phase: v.nullable(v.number()),
  phase_source: v.nullable(v.string()),
  version: v.number(),
});

const phaseRow = v.object({
  number: v.number(),
  name_es: v.string(),
  name_en: v.string(),
  meaning_es: v.string(),
  meaning_en: v.string(),
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
});

/** All municipalities, by name. */
export async function readMunicipalities(): Promise<Municipality[]> {
  const client = await connect();
  const rows = await allRows((from, to) =>
    client
      .from('municipality_details')
      .select('*', { count: 'exact' })
      .order('name')
      .range(from, to),
  );
  return parseAnswer(v.array(municipalityRow), rows, 'municipalities').map((row) => ({
    id: row.id,
    name: row.name,
    department: row.department,
    nationalPhase: row.national_phase,
    outline: row.outline,
    outlineSource: row.outline_source,
    areaKm2: row.area_km2,
    areaSource: row.area_source,
  }));
}

/** The sectors of a municipality with the phase each has now, by police sector code. */
export async function readSectors(municipalityId: string): Promise<Sector[]> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('sector_details')
      .select('*', { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('ppd_code')
      .range(from, to),
  );
  return parseAnswer(v.array(sectorRow), rows, 'sectors').map((row) => ({
    id: row.id,
    municipalityId: row.municipality_id,
    ppdCode: row.ppd_code,
    mapLabel: row.map_label,
    name: row.name,
    places: row.places,
    noteEs: row.note_es,
    noteEn: row.note_en,
    geometry: row.geometry,
    geometryStatus: row.geometry_status,
    geometrySource: row.geometry_source,
    anchor: row.anchor,
    phase: row.phase,
    phaseSource: row.phase_source,
    version: row.version,
  }));
}

/** The phases a sector can have, in their order. */
export async function readPhases(): Promise<Phase[]> {
  const client = await connect();
  const rows = await allRows((from, to) =>
    client.from('phases').select('*', { count: 'exact' }).order('sort_order').range(from, to),
  );
  return parseAnswer(v.array(phaseRow), rows, 'phases').map((row) => ({
    number: row.number,
    nameEs: row.name_es,
    nameEn: row.name_en,
    meaningEs: row.meaning_es,
    meaningEn: row.meaning_en,
    colour: row.colour,
  }));
}
