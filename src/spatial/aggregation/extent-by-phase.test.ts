import { describe, expect, it } from 'vitest';
import { area } from '@turf/turf';
import type { Area } from '../../domain/territory.ts';
import { extentByPhase } from './extent-by-phase.ts';

/** A square of `size` degrees whose lower left corner is on the equator at `longitude`. */
function square(longitude: number, size: number): Area {
  const east = longitude + size;
  const ring = [
    [longitude, 0],
    [east, 0],
    [east, size],
    [longitude, size],
    [longitude, 0],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

describe('extentByPhase', () => {
  it('has every phase, also an empty one, and last the sectors without one', () => {
    const sectors = [
      { phase: 1, geometry: square(0, 0.01) },
      { phase: null, geometry: square(1, 0.02) },
      { phase: 1, geometry: square(2, 0.01) },
    ];
    const extents = extentByPhase(sectors, [{ number: 1 }, { number: 2 }]);
    expect(extents.map(({ phase, sectors }) => [phase, sectors])).toEqual([
      [1, 2],
      [2, 0],
      [null, 1],
    ]);
    // Turf measures on a sphere, which near the equator is within one per cent of the ellipsoid.
    extents.forEach(({ phase, areaKm2 }) => {
      const inPhase = sectors.filter((sector) => sector.phase === phase);
      const onSphere = inPhase.reduce((sum, { geometry }) => sum + area(geometry) / 1e6, 0);
      expect(Math.abs(areaKm2 - onSphere)).toBeLessThanOrEqual(0.01 * onSphere);
    });
    expect(extents[1]?.areaKm2).toBe(0);
  });
});
