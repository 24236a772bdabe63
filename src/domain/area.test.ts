import { describe, expect, it } from 'vitest';
import { areaKm2, extentByPhase } from './area.ts';
import type { Area } from './territory.ts';

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

describe('areaKm2', () => {
  it('is the area on the sphere in square kilometres', () => {
    // A degree of the mean earth is 111.195 km; 0.01 degree squared is 1.2364 km2 at the equator.
    expect(areaKm2(square(-89, 0.01))).toBeCloseTo(1.2364, 2);
  });

  it('leaves out holes and adds up parts', () => {
    const [outer, inner] = [square(0, 0.04), square(0.01, 0.01)];
    const withHole = { type: 'Polygon', coordinates: [...outer.coordinates, ...inner.coordinates] };
    const parts = {
      type: 'MultiPolygon',
      coordinates: [outer.coordinates, square(1, 0.01).coordinates],
    };
    expect(areaKm2(withHole as Area)).toBeCloseTo(areaKm2(outer) - areaKm2(inner), 6);
    expect(areaKm2(parts as Area)).toBeCloseTo(areaKm2(outer) + areaKm2(inner), 3);
  });
});

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
    const whole = sectors.reduce((sum, { geometry }) => sum + areaKm2(geometry), 0);
    expect(extents.reduce((sum, { areaKm2 }) => sum + areaKm2, 0)).toBeCloseTo(whole, 9);
    expect(extents[1]?.areaKm2).toBe(0);
  });
});
