import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import { bordersOf } from './borders.ts';
import { ringsOf } from './projection.ts';
import { soyapangoSectors } from './soyapangoFixture.ts';

const square = (code: string, x: number, illustrative = false) => ({
  code,
  illustrative,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  },
});

const segments = (line: Position[]) =>
  line.slice(1).map((end, index) => [line[index]?.join(' '), end.join(' ')].sort().join(' to '));

describe('bordersOf', () => {
  it('has the border of two squares once, and one line around each', () => {
    const borders = bordersOf([square('a', 0), square('b', 1, true)]);
    expect(borders.map(({ sides, line }) => [sides.join('+'), line.length])).toEqual(
      expect.arrayContaining([
        ['a+b', 2],
        ['a', 4],
        ['b', 4],
      ]),
    );
    expect(borders).toHaveLength(3);
  });

  it('is illustrative where one of its sides is', () => {
    const borders = bordersOf([square('a', 0), square('b', 1, true)]);
    const flags = Object.fromEntries(borders.map((b) => [b.sides.join('+'), b.illustrative]));
    expect(flags).toEqual({ 'a+b': true, a: false, b: true });
  });

  it('closes the ring of a sector that stands alone', () => {
    const [border, ...more] = bordersOf([square('a', 0)]);
    expect(more).toHaveLength(0);
    expect(border?.line.at(0)).toEqual(border?.line.at(-1));
    expect(border?.line).toHaveLength(5);
  });

  it('draws every segment of the real map exactly once', () => {
    const drawn = bordersOf(soyapangoSectors).flatMap(({ line }) => segments(line));
    const rings = soyapangoSectors.flatMap(({ geometry }) => ringsOf(geometry));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(new Set(drawn)).toEqual(new Set(rings.flatMap(segments)));
  });

  it('surrounds the real map without a gap', () => {
    const outer = bordersOf(soyapangoSectors).filter(({ sides }) => sides.length === 1);
    const ends = outer.flatMap(({ line }) => [line.at(0), line.at(-1)].map((p) => p?.join(' ')));
    for (const end of ends) expect(ends.filter((other) => other === end)).toHaveLength(2);
  });
});
