import * as v from 'valibot';
import type { Cell, Grid } from '../../domain/table-import/grid.ts';
import { GeoJsonRefusal } from './refusal.ts';

/** Headings of the coordinates; no property is taken for them where these stand. */
const geometryHeadings = ['geometry x', 'geometry y'] as const;

const feature = v.object({
  type: v.literal('Feature'),
  id: v.optional(v.union([v.string(), v.number()])),
  properties: v.nullish(v.record(v.string(), v.unknown())),
  geometry: v.unknown(),
});
const collection = v.object({ type: v.literal('FeatureCollection'), features: v.array(feature) });
const point = v.object({
  type: v.literal('Point'),
  coordinates: v.pipe(v.array(v.number()), v.minLength(2)),
});

/**
 * The features of a GeoJSON text as a grid with headings, one row each: the coordinates, the id and
 * the properties. A feature that is no point has blank coordinates.
 *
 * @throws {GeoJsonRefusal}
 */
export function geoJsonGrid(text: string, mostRows: number): Grid {
  const features = featuresOf(parse(text));
  if (features.length >= mostRows) {
    throw new GeoJsonRefusal('too-many-features', { limit: mostRows - 1, found: features.length });
  }
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const hasIds = features.some(({ id }) => id !== undefined) && !keys.includes('id');
  const rows = features.map(({ id, properties, geometry }) => {
    const parsed = v.safeParse(point, geometry);
    const [x = '', y = ''] = parsed.success ? parsed.output.coordinates : [];
    return [x, y, ...(hasIds ? [id ?? ''] : []), ...keys.map((key) => cellOf(properties?.[key]))];
  });
  return [[...geometryHeadings, ...(hasIds ? ['id'] : []), ...keys], ...rows];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw new GeoJsonRefusal('broken-json');
    throw error;
  }
}

function featuresOf(parsed: unknown): v.InferOutput<typeof feature>[] {
  const many = v.safeParse(collection, parsed);
  if (many.success && many.output.features.length > 0) return many.output.features;
  const one = v.safeParse(feature, parsed);
  if (one.success) return [one.output];
  throw new GeoJsonRefusal('no-features');
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
