import * as v from 'valibot';
import type { Area } from '../domain/territory.ts';

const position = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.minLength(2),
  v.check(
    ([longitude = 999, latitude = 999]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90,
    'Expected longitude, latitude in degrees',
  ),
);
const ring = v.pipe(v.array(position), v.minLength(4));
const polygon = v.pipe(v.array(ring), v.minLength(1));

/** A polygon or multipolygon in WGS84 degrees. */
export const areaSchema = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: polygon }),
  v.object({
    type: v.literal('MultiPolygon'),
    coordinates: v.pipe(v.array(polygon), v.minLength(1)),
  }),
]) satisfies v.GenericSchema<unknown, Area>;

/** The same as text, as the database hands it out. */
export const areaTextSchema = v.pipe(v.string(), v.parseJson(), areaSchema);
