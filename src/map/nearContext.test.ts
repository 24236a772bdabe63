import { expect, test } from 'vitest';
import type { Area } from '../domain/territory.ts';
import { nearContext } from './nearContext.ts';

function square(west: number, south: number, side = 1): Area {
  const [east, north] = [west + side, south + side];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

test('keeps the neighbours within reach, whatever their side', () => {
  const context = [
    { name: 'touching', outline: square(1, 0) },
    { name: 'north', outline: square(0, 1.9) },
    { name: 'around', outline: square(-50, -50, 100) },
    { name: 'far east', outline: square(2.5, 0) },
    { name: 'far south', outline: square(0, -4) },
  ];
  const near = nearContext(context, [square(0, 0)]);
  expect(near.map(({ name }) => name)).toEqual(['touching', 'north', 'around']);
});
