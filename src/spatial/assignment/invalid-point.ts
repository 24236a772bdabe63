import type { Assignment } from './assignment.ts';
import type { Lattice } from './lattice.ts';

/** Why a point outside the extent of the polygons is no usable place; null if it is one. */
export function invalidity(
  { west, south, east, north }: Lattice,
  longitude: number,
  latitude: number,
): keyof Assignment['invalid'] | null {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'notFinite';
  const swappedWithin =
    latitude >= west && latitude <= east && longitude >= south && longitude <= north;
  const mirrorMeetsExtent = west <= north && south <= east;
  if (swappedWithin && !mirrorMeetsExtent) return 'swapped';
  return Math.abs(longitude) > 180 || Math.abs(latitude) > 90 ? 'outOfRange' : null;
}
