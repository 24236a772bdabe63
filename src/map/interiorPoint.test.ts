import { describe, expect, it } from 'vitest';
import { interiorPoint, isInside, largestPart } from './interiorPoint.ts';

const project = ([x = 0, y = 0]: number[]): [number, number] => [x, y];
const square = (x: number, size: number) => [
  [x, 0],
  [x + size, 0],
  [x + size, size],
  [x, size],
  [x, 0],
];

describe('interiorPoint', () => {
  it('is the middle of a square', () => {
    const { x, y, radius } = interiorPoint(
      { type: 'Polygon', coordinates: [square(0, 100)] },
      { project },
    );
    expect(x).toBeCloseTo(50, 0);
    expect(y).toBeCloseTo(50, 0);
    expect(radius).toBeCloseTo(50, 0);
  });

  it('stays inside a crescent, where a centroid would not', () => {
    const crescent = [
      [0, 0],
      [100, 0],
      [100, 20],
      [20, 20],
      [20, 80],
      [100, 80],
      [100, 100],
      [0, 100],
      [0, 0],
    ];
    const area = { type: 'Polygon' as const, coordinates: [crescent] };
    const { x, y } = interiorPoint(area, { project });
    expect(isInside([x, y], largestPart(area, { project }))).toBe(true);
    expect(isInside([50, 50], largestPart(area, { project }))).toBe(false);
  });

  it('stands in the largest part, and not in a hole', () => {
    const area = {
      type: 'MultiPolygon' as const,
      coordinates: [[square(0, 10)], [square(100, 90), square(130, 30)]],
    };
    const { x, y } = interiorPoint(area, { project });
    expect(x).toBeGreaterThan(100);
    expect(isInside([x, y], largestPart(area, { project }))).toBe(true);
  });
});
