import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { toDegrees } from '../projection/transverse-mercator.ts';
import { contiguity } from './contiguity.ts';
import { distanceBand } from './distance-band.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { islands, neighboursFromPairs, neighboursOf, type Neighbours } from './neighbours.ts';

function lists(neighbours: Neighbours): number[][] {
  return Array.from({ length: neighbours.units }, (_, i) => [...neighboursOf(neighbours, i)]);
}

/** A polygon from metres east and north of a place in San Salvador. */
function metric(...ring: [number, number][]): Polygon {
  const degrees = [...ring, ...ring.slice(0, 1)].map(([x, y]) =>
    toDegrees(267000 + x, 1515000 + y),
  );
  return { type: 'Polygon', coordinates: [degrees] };
}

function latticeNeighbours(columns: number, rows: number, queen: boolean): number[][] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const near = (j: number): boolean => {
      const dx = Math.abs((i % columns) - (j % columns));
      const dy = Math.abs(Math.floor(i / columns) - Math.floor(j / columns));
      return i !== j && (queen ? Math.max(dx, dy) === 1 : dx + dy === 1);
    };
    return Array.from({ length: columns * rows }, (_, j) => j).filter(near);
  });
}

describe('contiguity', () => {
  test.each([8, 60, 400])('of a tiling of %i vertices is that of its lattice', (vertices) => {
    const areas = wigglyTiling({ columns: 5, rows: 4, vertices });
    expect(lists(contiguity(areas, 'rook'))).toEqual(latticeNeighbours(5, 4, false));
    expect(lists(contiguity(areas, 'queen'))).toEqual(latticeNeighbours(5, 4, true));
  });

  test('finds a border with unequal vertices, or drawn a little apart', () => {
    const plain = metric([0, 0], [1000, 0], [1000, 1000], [0, 1000]);
    const finer = metric(
      [1000.2, 0],
      [1500, 0],
      [1500, 1000],
      [1000.1, 1000],
      [1000, 770],
      [1000.3, 330],
    );
    const half = metric([0, 1000.1], [400, 1000], [400, 1400], [0, 1400]);
    const corner = metric([-300, -300], [0, -300], [0.1, -0.1], [-300, 0]);
    const far = metric([1503, 0], [2000, 0], [2000, 1000], [1503, 1000]);
    const areas = [plain, finer, half, corner, far];
    expect(lists(contiguity(areas, 'rook'))).toEqual([[1, 2], [0], [0], [], []]);
    const queen = contiguity(areas, 'queen');
    expect(lists(queen)).toEqual([[1, 2, 3], [0], [0], [0], []]);
    expect(islands(queen)).toEqual([4]);
    expect(lists(contiguity(areas, 'rook', { toleranceMetres: 4 }))[4]).toEqual([1]);
  });

  test('is symmetric and does not depend on the order of areas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.boolean(), (seed, queen) => {
        const areas = wigglyTiling({ columns: 3, rows: 3, vertices: 16, seed });
        const kind = queen ? 'queen' : 'rook';
        const found = lists(contiguity(areas, kind));
        found.forEach((near, i) => near.forEach((j) => expect(found[j]).toContain(i)));
        const reversed = lists(contiguity(areas.toReversed(), kind));
        const relabelled = reversed.toReversed().map((near) => near.map((j) => 8 - j).toReversed());
        expect(relabelled).toEqual(found);
      }),
      { numRuns: 20 },
    );
  });
});

const places = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 4,
    maxLength: 60,
  })
  .map((points) => ({
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  }));

function squaredDistance(
  { x, y }: { x: Float64Array; y: Float64Array },
  i: number,
  j: number,
): number {
  return ((x[i] ?? NaN) - (x[j] ?? NaN)) ** 2 + ((y[i] ?? NaN) - (y[j] ?? NaN)) ** 2;
}

describe('distance neighbours', () => {
  test('a band agrees with comparing all pairs, its limit included', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 30 }), (p, metres) => {
        const units = [...p.x.keys()];
        const expected = units.map((i) =>
          units.filter((j) => j !== i && squaredDistance(p, i, j) <= metres ** 2),
        );
        expect(lists(distanceBand(p.x, p.y, metres))).toEqual(expected);
      }),
    );
  });

  test('the k nearest agree with sorting all distances, and `either` is symmetric', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 3 }), (p, k) => {
        const units = [...p.x.keys()];
        const expected = units.map((i) =>
          units
            .filter((j) => j !== i)
            .sort((a, b) => squaredDistance(p, i, a) - squaredDistance(p, i, b) || a - b)
            .slice(0, k)
            .sort((a, b) => a - b),
        );
        expect(lists(nearestNeighbours(p.x, p.y, k, { mutual: 'as_is' }))).toEqual(expected);
        const mutual = lists(nearestNeighbours(p.x, p.y, k));
        mutual.forEach((near, i) => near.forEach((j) => expect(mutual[j]).toContain(i)));
      }),
    );
  });

  test('refuse impossible input', () => {
    const two = Float64Array.of(0, 1);
    expect(() => nearestNeighbours(two, two, 2)).toThrow(RangeError);
    expect(() => distanceBand(two, two, 0)).toThrow(RangeError);
    expect(() => distanceBand(two, Float64Array.of(0, NaN), 1)).toThrow(RangeError);
  });

  test('points far apart cost no memory', () => {
    const far = Float64Array.of(0, 1e9, 1e9 + 1);
    expect(lists(distanceBand(far, far, 2))).toEqual([[], [2], [1]]);
  });

  test('pairs are packed once, without the unit itself', () => {
    const chosen = { method: 'distance_band', metres: 1 } as const;
    expect(
      lists(
        neighboursFromPairs(
          3,
          [
            [0, 2],
            [0, 1],
            [0, 2],
            [1, 1],
          ],
          chosen,
        ),
      ),
    ).toEqual([[1, 2], [], []]);
  });
});
