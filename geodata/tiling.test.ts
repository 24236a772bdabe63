import {
  area,
  booleanClockwise,
  booleanPointInPolygon,
  booleanValid,
  featureCollection,
  intersect,
  kinks,
  point,
  polygon,
} from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { makeResults } from './results.ts';
import { readDefinitions } from './sources.ts';
import { tile } from './tiling.ts';

const { sectors, municipalities } = makeResults();
const soyapango = municipalities.find(({ id }) => id === 'soyapango');
const outline = polygon(soyapango?.outline.coordinates ?? []);
const drawn = sectors.map(({ ppdCode, geometry }) => ({
  ppdCode,
  polygon: polygon(geometry.coordinates),
}));

/** The directed edges of a polygon's rings as texts, so that only equal coordinates are equal. */
function edges(rings: Position[][]): string[] {
  return rings.flatMap((ring) =>
    ring.slice(1).map((end, at) => `${ring[at]?.join(',') ?? ''} > ${end.join(',')}`),
  );
}

function reversed(edge: string): string {
  return edge.split(' > ').reverse().join(' > ');
}

describe('the sectors of Soyapango', () => {
  it('are the fifteen of the table and the phase list', () => {
    expect(sectors.map(({ mapLabel }) => mapLabel)).toEqual(
      '1 1-1 1-2 1-3 2 2-1 2-2 2-3 3 3-1 5 8-1 8-3 11-1 14-2'.split(' '),
    );
    expect(sectors.map(({ ppdCode }) => ppdCode)).toEqual(
      (
        '160-001 160-001-1 160-001-2 160-001-3 160-002 160-002-1 160-002-2 160-002-3 ' +
        '160-003 160-003-1 160-005 160-008-1 160-008-3 160-011-1 160-014-2'
      ).split(' '),
    );
  });

  it('share every inner edge in opposite directions and leave the outline once', () => {
    const all = drawn.flatMap(({ polygon }) => edges(polygon.geometry.coordinates));
    const directed = new Set(all);
    expect(directed.size).toBe(all.length);
    const unpaired = all.filter((edge) => !directed.has(reversed(edge)));
    expect(unpaired.sort()).toEqual(edges(outline.geometry.coordinates).sort());
    expect(all.length).toBeGreaterThan(unpaired.length);
  });

  it('add up to the outline', () => {
    const whole = area(outline);
    const parts = drawn.reduce((total, { polygon }) => total + area(polygon), 0);
    expect(Math.abs(parts - whole) / whole).toBeLessThan(1e-6);
  });

  it('do not overlap', () => {
    for (const [at, one] of drawn.entries()) {
      for (const other of drawn.slice(at + 1)) {
        const shared = intersect(featureCollection([one.polygon, other.polygon]));
        expect(shared === null ? 0 : area(shared), `${one.ppdCode} ${other.ppdCode}`).toBe(0);
      }
    }
  });

  it('are single, simple, counter-clockwise rings of similar size on a grid of 1e-6 degrees', () => {
    const sizes = drawn.map(({ polygon }) => area(polygon) / 1e6);
    expect(Math.min(...sizes)).toBeGreaterThan(1.5);
    expect(Math.max(...sizes)).toBeLessThan(2.6);
    for (const { ppdCode, polygon } of drawn) {
      const { coordinates } = polygon.geometry;
      expect(coordinates).toHaveLength(1);
      expect(booleanValid(polygon), ppdCode).toBe(true);
      expect(kinks(polygon).features, ppdCode).toEqual([]);
      expect(booleanClockwise(coordinates[0] ?? []), ppdCode).toBe(false);
      for (const number of coordinates.flat(2)) expect(Number(number.toFixed(6))).toBe(number);
    }
  });

  it('contain the places that are known', () => {
    const anchors = readDefinitions().sectors.filter(({ anchorPoint }) => anchorPoint !== null);
    expect(anchors.map(({ mapLabel, anchor }) => [mapLabel, anchor])).toEqual([
      ['1-1', 'described'],
      ['1-2', 'likely'],
      ['2', 'likely'],
      ['11-1', 'known'],
    ]);
    for (const { ppdCode, anchorPoint } of anchors) {
      const around = drawn.filter(({ polygon }) =>
        booleanPointInPolygon(point(anchorPoint ?? []), polygon, { ignoreBoundary: true }),
      );
      expect(around.map((sector) => sector.ppdCode)).toEqual([ppdCode]);
    }
  });

  it('say that they are illustrative, and which have no anchor', () => {
    expect(new Set(sectors.map(({ geometryStatus }) => geometryStatus))).toEqual(
      new Set(['illustrative']),
    );
    expect(sectors.filter(({ anchor }) => anchor === 'none')).toHaveLength(11);
  });
});

describe('tile', () => {
  it('refuses sites whose cell would fall apart', () => {
    const horseshoe = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ];
    const sites = [
      { ppdCode: 'arms', site: [1.5, 2.9], anchorPoint: null },
      { ppdCode: 'bow', site: [1.5, 0.1], anchorPoint: null },
    ];
    expect(() => tile(horseshoe, sites)).toThrow('site 1 is not one connected part');
  });
});
