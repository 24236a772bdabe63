import { area, booleanClockwise, featureCollection, intersect, kinks, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { makeResults } from './results.ts';

const { municipalities } = makeResults();

describe('the municipalities of phase I', () => {
  it('are the ten of the plan in their departments', () => {
    expect(municipalities.map(({ name, department }) => `${name} (${department})`)).toEqual([
      'Ciudad Delgado (San Salvador)',
      'Cojutepeque (Cuscatlán)',
      'Colón (La Libertad)',
      'Jiquilisco (Usulután)',
      'Mejicanos (San Salvador)',
      'San Salvador (San Salvador)',
      'Santa Ana (Santa Ana)',
      'Sonsonate (Sonsonate)',
      'Soyapango (San Salvador)',
      'Zacatecoluca (La Paz)',
    ]);
    expect(municipalities.every(({ nationalPhase }) => nationalPhase === 1)).toBe(true);
  });

  it('have outlines without crossings, counter-clockwise', () => {
    for (const { name, outline } of municipalities) {
      expect(kinks(polygon(outline.coordinates)).features, name).toEqual([]);
      expect(booleanClockwise(outline.coordinates[0] ?? []), name).toBe(false);
    }
  });

  it('share borders without overlapping', () => {
    const drawn = municipalities.map(({ id, outline }) => ({
      id,
      area: polygon(outline.coordinates),
    }));
    for (const [at, one] of drawn.entries()) {
      for (const other of drawn.slice(at + 1)) {
        const shared = intersect(featureCollection([one.area, other.area]));
        expect(shared === null ? 0 : area(shared), `${one.id} ${other.id}`).toBe(0);
      }
    }
  });

  it('say where an area or an outline was computed or mended', () => {
    const byId = new Map(municipalities.map((one) => [one.id, one]));
    expect(byId.get('soyapango')?.areaKm2).toBe(29.7);
    expect(byId.get('soyapango')?.areaSource).toMatch(/oficial/);
    expect(byId.get('mejicanos')?.areaKm2).toBe(20.1);
    expect(byId.get('mejicanos')?.areaSource).toMatch(/^Aproximada/);
    const mended = municipalities.filter(({ outlineSource }) =>
      outlineSource?.includes('corregido'),
    );
    expect(mended.map(({ id }) => id)).toEqual(['jiquilisco']);
  });
});
