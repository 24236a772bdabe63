import type { Polygon } from 'geojson';
import type { Edition } from './edition.ts';
import type { OutlinedMunicipality } from './municipalities.ts';
import type { DrawnSector } from './soyapango.ts';
import type { Definitions, IndicatorDefinition, PhaseDefinition } from './sources.ts';
import { boolean, number, sql, text, texts, type Row, type Sql } from './sql.ts';

export function municipalityRow(municipality: OutlinedMunicipality): Row {
  return {
    id: text(municipality.id),
    name: text(municipality.name),
    department: text(municipality.department),
    national_phase: number(municipality.nationalPhase),
    outline: multiPolygon(municipality.outline),
    outline_source: text(municipality.outlineSource),
    area_km2: number(municipality.areaKm2),
    area_source: text(municipality.areaSource),
  };
}

export function phaseRow(phase: PhaseDefinition, at: number): Row {
  return {
    number: number(phase.number),
    name_es: text(phase.nameEs),
    name_en: text(phase.nameEn),
    meaning_es: text(phase.meaningEs),
    meaning_en: text(phase.meaningEn),
    colour: text(phase.colour),
    sort_order: number(at + 1),
    source: text(phase.source),
  };
}

export function indicatorGroupRow(group: Definitions['indicatorGroups'][number], at: number): Row {
  return {
    key: text(group.key),
    label_es: text(group.labelEs),
    label_en: text(group.labelEn),
    sort_order: number(at + 1),
  };
}

export function indicatorRow(indicator: IndicatorDefinition, at: number): Row {
  return {
    key: text(indicator.key),
    sort_order: number(at + 1),
    label_es: text(indicator.labelEs),
    label_en: text(indicator.labelEn),
    source_label: text(indicator.sourceLabel),
    unit_es: text(indicator.unitEs),
    unit_en: text(indicator.unitEn),
    group_key: text(indicator.groupKey),
    direction: text(indicator.direction),
    aggregation: text(indicator.aggregation),
    police_discovered: boolean(indicator.policeDiscovered),
    sensitivity: text(indicator.sensitivity),
    suppress_below: number(indicator.suppressBelow),
    is_duplicate_of: text(indicator.isDuplicateOf),
    note_es: text(indicator.noteEs),
    note_en: text(indicator.noteEn),
  };
}

export function sectorRow(sector: DrawnSector): Row {
  return {
    municipality_id: text(sector.municipalityId),
    ppd_code: text(sector.ppdCode),
    map_label: text(sector.mapLabel),
    name: text(sector.name),
    places: texts(sector.places),
    note_es: text(sector.noteEs),
    note_en: text(sector.noteEn),
    geometry: multiPolygon(sector.geometry),
    geometry_status: text(sector.geometryStatus),
    geometry_source: text(sector.geometrySource),
    anchor: text(sector.anchor),
  };
}

export function indicatorSumRow(sum: Definitions['indicatorSums'][number]): Row {
  return {
    total_key: text(sum.totalKey),
    part_key: text(sum.partKey),
    covers: text(sum.covers),
    source: text(sum.source),
  };
}

export function componentRow(component: Definitions['components'][number], at: number): Row {
  return {
    municipality_id: text(component.municipalityId),
    sort_order: number(at + 1),
    name_es: text(component.nameEs),
    name_en: text(component.nameEn),
    source: text(component.source),
  };
}

export function publicationRow(edition: Edition): Row {
  return {
    municipality_id: text(edition.municipalityId),
    edition: number(edition.edition),
    title: text(edition.title),
    content: text(edition.content),
    sha256: text(edition.sha256),
    published_at: text(edition.publishedAt),
  };
}

function multiPolygon(area: Polygon): Sql {
  const geoJson = text(JSON.stringify(area)).sql;
  return sql(`extensions.st_multi(extensions.st_geomfromgeojson(${geoJson}))`);
}
