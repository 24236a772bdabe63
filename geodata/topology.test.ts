import { describe, expect, it } from 'vitest';
import type { GridRing } from './grid.ts';
import { moveToCorners, shareVertices } from './topology.ts';

const square: GridRing = [
  [0, 0],
  [1000, 0],
  [1000, 1000],
  [0, 1000],
];

describe('shareVertices', () => {
  it('puts the corners of a neighbour into the edge that they touch, in its order', () => {
    const neighbour: GridRing = [
      [1000, 700],
      [1000, 300],
      [2000, 500],
    ];
    expect(shareVertices([square, neighbour])).toEqual([
      [
        [0, 0],
        [1000, 0],
        [1000, 300],
        [1000, 700],
        [1000, 1000],
        [0, 1000],
      ],
      neighbour,
    ]);
  });

  it('finds a point that rounding moved beside the edge, and leaves others alone', () => {
    const slanted: GridRing = [
      [0, 0],
      [999, 500],
      [0, 500],
    ];
    const touching: GridRing = [
      [500, 250],
      [900, 100],
      [600, 280],
    ];
    expect(shareVertices([slanted, touching])[0]).toEqual([
      [0, 0],
      [500, 250],
      [999, 500],
      [0, 500],
    ]);
  });

  it('refuses two points that rounding has taken apart', () => {
    const almost: GridRing = [
      [1001, 1000],
      [2000, 1000],
      [2000, 2000],
    ];
    expect(() => shareVertices([square, almost])).toThrow(
      '1000 1000 and 1001 1000 nearly coincide',
    );
  });
});

describe('moveToCorners', () => {
  it('moves points within reach to the nearest corner and merges what falls together', () => {
    const ring: GridRing = [
      [1000, 0],
      [1000, 30],
      [400, 400],
    ];
    expect(moveToCorners(ring, square, 50)).toEqual([
      [1000, 0],
      [400, 400],
    ]);
  });
});
