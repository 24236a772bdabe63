import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, spread, type Dot } from './scatterPoints.ts';

const frame = { left: 0, top: 0, right: 400, bottom: 300 };
const dotsOf = (places: [number, number][]): Dot[] =>
  places.map(([x, y], index) => ({ code: `s${index}`, label: `${index}-1`, x, y }));

describe('spread', () => {
  it('leaves dots of their own place where they are', () => {
    const dots = dotsOf([
      [10, 10],
      [50, 20],
    ]);
    expect(spread(dots)).toEqual(dots);
  });

  it('moves dots of one place apart, near it', () => {
    const moved = spread(dotsOf(Array.from({ length: 12 }, () => [100, 100])));
    for (const [index, one] of moved.entries()) {
      expect(Math.hypot(one.x - 100, one.y - 100)).toBeLessThan(40);
      for (const other of moved.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(10);
      }
    }
  });
});

describe('placeLabels', () => {
  it('lays labels over no dot, and inside the frame', () => {
    const places = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(places, (list) => {
        const dots = dotsOf(list);
        for (const { x, y } of placeLabels(dots, frame)) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(400);
          expect(dots.some((dot) => Math.hypot(dot.x - x, dot.y - y) < 6)).toBe(false);
        }
      }),
    );
  });

  it('labels every dot where there is room', () => {
    expect(
      placeLabels(
        dotsOf([
          [50, 50],
          [200, 50],
          [390, 290],
        ]),
        frame,
      ),
    ).toHaveLength(3);
  });
});
