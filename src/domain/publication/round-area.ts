import type { Position } from 'geojson';
import type { Area } from '../territory.ts';

/**
 * An area with longitudes and latitudes rounded to a number of decimals, and no height. 6 decimals
 * are 11 cm. Rings keep all their points, so borders that were shared stay shared.
 */
export function roundArea(area: Area, decimals: number): Area {
  const factor = 10 ** decimals;
  // Adding 0 turns -0, which JSON does not know, into 0.
  const round = (degrees = NaN) => Math.round(degrees * factor) / factor + 0;
  const ring = (positions: Position[]) =>
    positions.map(([longitude, latitude]) => [round(longitude), round(latitude)]);
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: area.coordinates.map(ring) }
    : {
        type: 'MultiPolygon',
        coordinates: area.coordinates.map((polygon) => polygon.map(ring)),
      };
}
