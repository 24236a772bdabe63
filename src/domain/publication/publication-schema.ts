import * as v from 'valibot';
import type { PublicationDocument } from './document.ts';
import { figuresSchema } from './figures-schema.ts';
import {
  area,
  areaKm2,
  bbox,
  count,
  date,
  municipalityId,
  positive,
  ppdCode,
  said,
  sha256,
  text,
} from './schema-parts.ts';

const municipality = v.strictObject({
  id: said(municipalityId, 'Identifier', 'Also its place in the address, such as soyapango.'),
  name: said(text, 'Name', 'Name of the municipality.'),
  department: said(text, 'Department', 'The department it lies in.'),
  areaKm2: said(v.nullable(areaKm2), 'Area', 'Square kilometres; null: not known.'),
  areaSource: said(v.nullable(text), 'Source of the area', 'Where it comes from; null: not said.'),
});

const previous = v.strictObject({
  edition: said(positive, 'Number', 'Number of the edition before.'),
  sha256: said(sha256, 'Hash', 'sha256 of the bytes of the edition before, in hexadecimal.'),
});

const phase = v.strictObject({
  number: said(positive, 'Number', 'Phases follow each other by their numbers.'),
  nameEs: said(text, 'Spanish name', 'What the phase is called in Spanish.'),
  nameEn: said(text, 'English name', 'What the phase is called in English.'),
  meaningEs: said(text, 'Spanish meaning', 'What happens in the phase, in Spanish.'),
  meaningEn: said(text, 'English meaning', 'What happens in the phase, in English.'),
  colour: said(
    v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'Expected a colour such as #b3261e')),
    'Colour',
    'Colour on the map: # and red, green and blue in hexadecimal.',
  ),
  sectorCount: said(count, 'Sectors', 'How many sectors are in this phase.'),
});

const sector = v.strictObject({
  ppdCode: said(ppdCode, 'Police sector code', 'Names the sector in all editions.'),
  mapLabel: said(text, 'Map label', 'Short code for the map, such as 1-1.'),
  name: said(v.nullable(text), 'Name', 'Name of the sector; null: the source names no place.'),
  places: said(v.array(text), 'Places', 'Places in the sector that the source names.'),
  noteEs: said(v.nullable(text), 'Spanish note', 'What a reader should know; null: nothing.'),
  noteEn: said(v.nullable(text), 'English note', 'The same in English.'),
  phase: said(v.nullable(positive), 'Phase', 'Number of its phase; null: no phase is stated.'),
  geometryStatus: said(
    v.picklist(['official', 'surveyed', 'illustrative']),
    'Status of the boundary',
    'official: as the authority draws it; surveyed: as measured; illustrative: drawn for this map.',
  ),
});

const feature = v.strictObject({
  type: said(v.literal('Feature'), 'Type', 'As GeoJSON has it.'),
  properties: said(sector, 'Sector', 'The sector without its boundary.'),
  geometry: area,
});

const component = v.strictObject({
  nameEs: said(text, 'Spanish name', 'What the component is called in Spanish.'),
  nameEn: said(text, 'English name', 'What the component is called in English.'),
  source: said(text, 'Source', 'Where the plan states it.'),
});

const source = v.strictObject({
  titleEs: said(text, 'Spanish title', 'What comes from this source, in Spanish.'),
  titleEn: said(text, 'English title', 'What comes from this source, in English.'),
  credit: said(text, 'Credit', 'Whose work it is.'),
});

/** The shape of a published document; a member it does not name is refused. */
export const publicationSchema = v.strictObject({
  schema: said(v.literal(1), 'Schema', 'Version of this schema.'),
  municipality: said(municipality, 'Municipality', 'Whose sectors they are.'),
  edition: said(positive, 'Edition', 'Editions of a municipality are numbered from 1 on.'),
  publishedOn: said(date, 'Published on', 'Day of publication in El Salvador, YYYY-MM-DD.'),
  previous: said(
    v.nullable(previous),
    'Edition before',
    'The edition before, also where it has been withdrawn; null: this is the first.',
  ),
  titleEs: said(text, 'Spanish title', 'Title in Spanish.'),
  titleEn: said(text, 'English title', 'Title in English.'),
  summaryEs: said(v.string(), 'Spanish summary', 'What to know of this edition; may be empty.'),
  summaryEn: said(v.string(), 'English summary', 'The same in English; may be empty.'),
  contact: said(v.nullable(text), 'Contact', 'Whom to ask; null: not said.'),
  phases: said(v.array(phase), 'Phases', 'The phases of the plan, also those without a sector.'),
  sectors: said(
    v.strictObject({
      type: said(v.literal('FeatureCollection'), 'Type', 'As GeoJSON has it.'),
      features: said(v.pipe(v.array(feature), v.minLength(1)), 'Sectors', 'By their codes.'),
    }),
    'Sectors',
    'The police sectors with their boundaries, a feature collection of GeoJSON (RFC 7946).',
  ),
  bbox: said(bbox, 'Bounds', 'West, south, east and north of all sectors in degrees.'),
  figures: said(v.nullable(figuresSchema), 'Figures', 'All numbers; null: none are published.'),
  components: said(v.array(component), 'Components', 'Of the plan; empty: none are published.'),
  sources: said(v.array(source), 'Sources', 'Where the content comes from.'),
}) satisfies v.GenericSchema<unknown, PublicationDocument>;
