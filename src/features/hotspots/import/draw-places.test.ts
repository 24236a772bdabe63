import { expect, test } from 'vitest';
import { drawPlaces } from './draw-places.ts';

const frame = { width: 100, height: 50 };
const plane = { project: ([x = 0, y = 0]: number[]): [number, number] => [x, y] };
const places = (points: [number, number][]) => ({
  longitudes: Float64Array.from(points, ([x]) => x),
  latitudes: Float64Array.from(points, ([, y]) => y),
});

test('places in one square are drawn once, the darker the more there are', () => {
  const crowd = Array.from({ length: 12 }, (): [number, number] => [9, 9]);
  const single = Array.from({ length: 8 }, (_, at): [number, number] => [at * 4, 40]);
  const all = places([[1, 1], [2, 3], ...crowd, ...single]);
  const { inside, ...drawing } = drawPlaces(all, places([]), plane, frame);
  expect(inside[0]).toHaveLength(single.map(([x]) => `M${x} 40h4v4h-4z`).join('').length);
  expect({ inside: inside.slice(1), ...drawing }).toEqual({
    inside: ['M0 0h4v4h-4z', 'M8 8h4v4h-4z'],
    outside: '',
    beyond: 0,
  });
});

test('what lies outside is crossed, and counted where the map does not reach', () => {
  const outside = places([
    [99, 49],
    [100, 20],
    [-1, 20],
    [NaN, 0],
  ]);
  expect(drawPlaces(places([]), outside, plane, frame)).toEqual({
    inside: ['', '', ''],
    outside: 'M96 48l4 4m0-4l-4 4',
    beyond: 3,
  });
});

test('a drawing of 150,000 places is no larger than the map', () => {
  const all = Array.from({ length: 150_000 }, (_, at): [number, number] => [at % 100, at % 47]);
  const { inside } = drawPlaces(places(all), places([]), plane, frame);
  expect(inside.join('').length).toBeLessThan(25 * 13 * 20);
});
