import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { squareMetres } from '../areas/square-metres.ts';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { checkCoverage } from './check-coverage.ts';
import { ringFault } from './ring-faults.ts';

function box(west: number, south: number, east: number, north: number): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function sectorsOf(areas: readonly Polygon[]): { code: string; area: Polygon }[] {
  return areas.map((area, i) => ({ code: `160-${String(i + 1).padStart(3, '0')}`, area }));
}

const west = box(-89.2, 13.7, -89.15, 13.75);
const east = box(-89.15, 13.7, -89.1, 13.75);
const outline = box(-89.2, 13.7, -89.1, 13.75);

describe('checkCoverage', () => {
  test('finds nothing in a tiling, with or without the outline', () => {
    expect(checkCoverage({ sectors: sectorsOf([west, east]), outline })).toEqual([]);
    const sectors = sectorsOf(wigglyTiling({ columns: 4, rows: 3, vertices: 40 }));
    expect(checkCoverage({ sectors })).toEqual([]);
  });

  test('finds a gap with its place, its size and the sectors around it', () => {
    const tiles = wigglyTiling({ columns: 3, rows: 3, vertices: 40 });
    const missing = tiles[4];
    if (missing === undefined) throw new Error('no tile');
    const findings = checkCoverage({
      sectors: sectorsOf(tiles.filter((tile) => tile !== missing)),
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'gap',
      sectors: [0, 1, 2, 3, 4, 5, 6, 7],
      sliver: false,
    });
    expect((findings[0]?.squareMetres ?? 0) / squareMetres(missing)).toBeCloseTo(1, 9);
    const [x = NaN, y = NaN] = findings[0]?.place ?? [];
    expect([Math.abs(x + 89.2) < 0.05, Math.abs(y - 13.7) < 0.05]).toEqual([true, true]);
  });

  test('finds an overlap, a sliver and ground outside the municipality', () => {
    const wide = box(-89.16, 13.7, -89.09, 13.75);
    const thin = box(-89.2, 13.75, -89.15, 13.750005);
    const findings = checkCoverage({ sectors: sectorsOf([west, wide, thin]), outline });
    expect(findings.map(({ kind, sectors, sliver }) => ({ kind, sectors, sliver }))).toEqual([
      { kind: 'outside', sectors: [1], sliver: false },
      { kind: 'outside', sectors: [2], sliver: true },
      { kind: 'overlap', sectors: [0, 1], sliver: false },
    ]);
    const overlap = box(-89.16, 13.7, -89.15, 13.75);
    expect(findings[2]?.squareMetres).toBeCloseTo(squareMetres(overlap), 1);
    expect(findings[2]?.codes).toEqual(['160-001', '160-002']);
  });

  test('without any sector the whole municipality is a gap', () => {
    expect(checkCoverage({ sectors: [], outline })).toMatchObject([{ kind: 'gap', sectors: [] }]);
    expect(checkCoverage({ sectors: [] })).toEqual([]);
  });

  test('names duplicate codes and invalid rings, and compares the other sectors', () => {
    const bowTie: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [-89.15, 13.7],
          [-89.1, 13.75],
          [-89.1, 13.7],
          [-89.15, 13.75],
          [-89.15, 13.7],
        ],
      ],
    };
    const sectors = [
      { code: 'A', area: west },
      { code: 'A', area: east },
      { code: 'B', area: bowTie },
    ];
    const findings = checkCoverage({ sectors, outline });
    expect(findings.map(({ kind, sectors: involved }) => [kind, involved])).toEqual([
      ['duplicate_code', [0, 1]],
      ['invalid_ring', [2]],
    ]);
  });
});

describe('ringFault', () => {
  const fault = (...ring: Position[]): string | undefined => ringFault(ring)?.detail;

  test('accepts a simple ring, also with a vertex twice in a row and straight-through vertices', () => {
    expect(
      ringFault([
        [0, 0],
        [1, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
    ).toBeNull();
    for (const { coordinates } of wigglyTiling({ columns: 3, rows: 3, vertices: 400 })) {
      expect(ringFault(coordinates[0] ?? [])).toBeNull();
    }
  });

  test('names what is wrong', () => {
    expect(fault([0, 0], [1, 0], [1, 1])).toMatch(/not closed/);
    expect(fault([0, 0], [1, 0], [0, 0])).toMatch(/fewer than three/);
    expect(fault([0, 0], [1, 1], [1, 0], [0, 1], [0, 0])).toMatch(/crosses itself/);
    expect(fault([0, 0], [2, 0], [1, 0], [1, 1], [0, 0])).toMatch(/crosses itself/);
    expect(fault([0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0])).toMatch(/touches/);
    expect(fault([0, 0], [200, 0], [1, 1], [0, 0])).toMatch(/Not a longitude/);
    expect(fault()).toMatch(/not closed/);
  });
});
