import { booleanPointInPolygon, feature, pointOnFeature } from '@turf/turf';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PublicationDocument } from '../../domain/publication/document.ts';
import { roundArea } from '../../domain/publication/round-area.ts';
import type { Area } from '../../domain/territory.ts';
import { squareMetres } from '../areas/square-metres.ts';
import { checkCoverage } from '../coverage/check-coverage.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { polygonsOf } from '../geometry/area.ts';
import { simplifyForScreen } from './simplify-for-screen.ts';

const positionsOf = (areas: readonly Area[]) =>
  areas.reduce((sum, area) => sum + polygonsOf(area).flat(2).length, 0);

const findings = (areas: readonly Area[]) =>
  checkCoverage({ sectors: areas.map((area, at) => ({ code: String(at), area })) });

/** A ring around a place, of many corners, in degrees. */
function blob(longitude: number, latitude: number, radius: number, corners: number): Area {
  const ring = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = radius * (1 + 0.1 * Math.sin(9 * angle));
    return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)];
  });
  return roundArea({ type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] }, 6);
}

describe('simplifyForScreen', () => {
  it('leaves small maps such as that of Soyapango as they are', () => {
    const file = new URL('../../../geodata/results/soyapango-1.json', import.meta.url);
    const { sectors } = JSON.parse(readFileSync(file, 'utf8')) as PublicationDocument;
    const areas = sectors.features.map(({ geometry }) => geometry);
    expect(simplifyForScreen(areas, { widthPx: 800 })).toEqual(areas);
  });

  it('keeps sectors side by side, whole and in their places', () => {
    const tiling = fc.record({
      columns: fc.integer({ min: 2, max: 4 }),
      rows: fc.integer({ min: 2, max: 2 }),
      vertices: fc.integer({ min: 600, max: 800 }),
      seed: fc.nat(),
    });
    const width = fc.integer({ min: 60, max: 1200 });
    fc.assert(
      fc.property(tiling, width, (options, widthPx) => {
        const areas = wigglyTiling(options);
        const rounded = areas.map((area) => roundArea(area, 6));
        const simple = simplifyForScreen(rounded, { widthPx });
        expect(positionsOf(simple)).toBeLessThan(positionsOf(rounded));
        expect(findings(simple)).toEqual([]);
        const lost = rounded.filter((area, at) => !stillCovers(simple[at], area));
        expect(lost.length).toBeLessThanOrEqual(areas.length / 10);
      }),
      { numRuns: 6 },
    );
  }, 30_000);

  it('brings 500 sectors with 300 vertices each down to what a page can carry', () => {
    const areas = wigglyTiling({ columns: 25, rows: 20, vertices: 300 });
    const rounded = areas.map((area) => roundArea(area, 6));
    const simple = simplifyForScreen(rounded, { widthPx: 1200 });
    expect(positionsOf(simple)).toBeLessThan(16_000);
    expect(gzipSync(JSON.stringify(simple)).length).toBeLessThan(60_000);
    expect(simple.every((area) => squareMetres(area) > 0)).toBe(true);
  });

  it('keeps an area that is smaller than a pixel, and one that is an island', () => {
    const wide = blob(-89.15, 13.7, 0.05, 3000);
    const tiny = blob(-89.05, 13.7, 0.00002, 40);
    const [, small, alone] = simplifyForScreen([wide, tiny, blob(-89, 13.8, 0.0002, 90)], {
      widthPx: 400,
    });
    for (const area of [small, alone]) expect(area && squareMetres(area)).toBeGreaterThan(1);
    expect(findings([small as Area, alone as Area])).toEqual([]);
  });

  it('leaves out specks beside a larger part, but not what another area fills', () => {
    const wide = blob(-89.15, 13.7, 0.05, 3000).coordinates[0] as number[][];
    const speck = blob(-89.05, 13.7, 0.00002, 40).coordinates[0] as number[][];
    const inside = blob(-89.15, 13.7, 0.00005, 40);
    const filled = inside.coordinates[0] as number[][];
    const empty = blob(-89.16, 13.7, 0.00002, 40).coordinates[0] as number[][];
    const area: Area = { type: 'MultiPolygon', coordinates: [[wide, filled, empty], [speck]] };
    const [kept, within] = simplifyForScreen([area, inside], { widthPx: 400 });
    expect(kept?.coordinates).toHaveLength(1);
    expect(kept?.coordinates[0]).toHaveLength(2);
    expect(findings([kept as Area, within as Area])).toEqual([]);
  });

  it('keeps a narrow sector between two others apart from both', () => {
    const steps = 900;
    const line = (latitude: number) =>
      Array.from({ length: steps + 1 }, (_, at) => [
        -89.2 + (0.1 * at) / steps,
        latitude + 0.002 * Math.sin(at / 25),
      ]);
    const lines = [13.6, 13.70001, 13.70003, 13.8].map(line);
    const strips = lines.slice(1).map((above, at) => {
      const below = lines[at] ?? [];
      const ring = [...below, ...[...above].reverse(), below[0] ?? []];
      return roundArea({ type: 'Polygon', coordinates: [ring] }, 6);
    });
    const simple = simplifyForScreen(strips, { widthPx: 300 });
    expect(findings(simple)).toEqual([]);
    expect(simple.every((area, at) => ratio(area, strips[at]) > 0.5)).toBe(true);
  });
});

function stillCovers(simple: Area | undefined, area: Area): boolean {
  return simple !== undefined && booleanPointInPolygon(pointOnFeature(feature(area)), simple);
}

function ratio(area: Area, was: Area | undefined): number {
  return was ? squareMetres(area) / squareMetres(was) : 0;
}
