import * as v from 'valibot';

/**
 * What the schemas of published documents are made of. Only checks that JSON Schema can say too, so
 * that `publication-1.schema.json`, which is made from them, refuses the same.
 */

/** A schema with what it stands for, in words that go into the JSON Schema. */
export function said<const Schema extends v.GenericSchema>(
  schema: Schema,
  title: string,
  description: string,
) {
  return v.pipe(schema, v.title(title), v.description(description));
}

export const text = v.pipe(v.string(), v.minLength(1));
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
// A pattern and not the format `date`, which validators of JSON Schema need not check.
export const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Expected a day as YYYY-MM-DD'),
);
export const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'Expected a sha256 in small hexadecimal letters'),
);
export const municipalityId = v.pipe(
  v.string(),
  v.regex(/^[a-z]+(-[a-z]+)*$/, 'Expected small letters and hyphens'),
);
export const ppdCode = v.pipe(
  v.string(),
  v.regex(/^\d{3}-\d{3}(-\d{1,2})?$/, 'Expected a police sector code such as 160-001-1'),
);
export const areaKm2 = v.pipe(v.number(), v.gtValue(0));

const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
export const position = said(
  v.strictTuple([longitude, latitude]),
  'Position',
  'Longitude and latitude in degrees (WGS84), with at most 6 decimals.',
);
const ring = said(
  v.pipe(v.array(position), v.minLength(4)),
  'Ring',
  'A closed line: its last position is its first.',
);
const polygon = v.pipe(v.array(ring), v.minLength(1));

export const bbox = v.strictTuple([longitude, latitude, longitude, latitude]);

export const area = said(
  v.variant('type', [
    v.strictObject({ type: v.literal('Polygon'), coordinates: polygon }),
    v.strictObject({
      type: v.literal('MultiPolygon'),
      coordinates: v.pipe(v.array(polygon), v.minLength(1)),
    }),
  ]),
  'Area',
  'A polygon or multipolygon of GeoJSON (RFC 7946).',
);

export const municipality = v.strictObject({ id: municipalityId, name: text, department: text });
