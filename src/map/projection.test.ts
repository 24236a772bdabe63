import { describe, expect, it } from 'vitest';
import type { Area } from '../domain/territory.ts';
import {
  areaPath,
  aspectOf,
  boundsOf,
  fitProjection,
  frameBounds,
  fromMercator,
  toMercator,
  type Bounds,
} from './projection.ts';

const soyapango: Bounds = [-89.172, 13.664, -89.115, 13.745];
const padding = { top: 10, right: 20, bottom: 30, left: 40 };

describe('toMercator', () => {
  it('has the origin in the middle and the square’s edge at 85.0511 degrees', () => {
    expect(toMercator([0, 0])).toEqual([0.5, 0.5]);
    const [x, y] = toMercator([180, 85.051128779]);
    expect(x).toBe(1);
    expect(y).toBeCloseTo(0, 9);
  });

  it('comes back', () => {
    const [lng, lat] = fromMercator(toMercator([-89.15, 13.7]));
    expect(lng).toBeCloseTo(-89.15, 10);
    expect(lat).toBeCloseTo(13.7, 10);
  });
});

describe('fitProjection', () => {
  it.each([
    ['wide', 1000, 300],
    ['tall', 300, 1000],
  ])('fits a %s frame within its padding, centred', (_, width, height) => {
    const { project } = fitProjection(soyapango, { width, height, padding });
    const [left, top] = project([soyapango[0], soyapango[3]]);
    const [right, bottom] = project([soyapango[2], soyapango[1]]);
    const spare = [left - 40, top - 10, width - 20 - right, height - 30 - bottom];
    expect(Math.min(...spare)).toBeCloseTo(0, 6);
    expect(left - 40).toBeCloseTo(width - 20 - right, 6);
    expect(top - 10).toBeCloseTo(height - 30 - bottom, 6);
  });

  it('unprojects what it projects', () => {
    const { project, unproject } = fitProjection(soyapango, { width: 390, height: 500, padding });
    const [lng, lat] = unproject(project([-89.131, 13.734]));
    expect(lng).toBeCloseTo(-89.131, 9);
    expect(lat).toBeCloseTo(13.734, 9);
  });

  it('knows the length of a metre', () => {
    const projection = fitProjection(soyapango, { width: 390, height: 500, padding });
    const [west] = projection.project([-89.15, 13.7045]);
    const [east] = projection.project([-89.14, 13.7045]);
    // A hundredth of a degree of longitude at 13.7 degrees north: 1,081.5 m on a sphere.
    expect((east - west) / projection.pixelsPerMetre).toBeCloseTo(1081.5, 0);
  });

  it('tells what the whole frame shows', () => {
    const projection = fitProjection(soyapango, { width: 390, height: 500, padding });
    const [west, south, east, north] = frameBounds(projection, { width: 390, height: 500 });
    expect(west).toBeLessThan(soyapango[0]);
    expect(south).toBeLessThan(soyapango[1]);
    expect(east).toBeGreaterThan(soyapango[2]);
    expect(north).toBeGreaterThan(soyapango[3]);
  });
});

describe('areaPath', () => {
  const project = ([lng = 0, lat = 0]: number[]): [number, number] => [lng, -lat];
  const ring = (x: number, size: number) => [
    [x, 0],
    [x + size, 0],
    [x + size, size],
    [x, 0],
  ];

  it('closes every ring and does not repeat the first point', () => {
    const area: Area = {
      type: 'MultiPolygon',
      coordinates: [[ring(0, 9), ring(1, 2)], [ring(20, 5)]],
    };
    expect(areaPath(area, { project })).toBe('M0 0L9 0L9 -9ZM1 0L3 0L3 -2ZM20 0L25 0L25 -5Z');
  });

  it('leaves out points that fall together', () => {
    const area: Area = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0.01, 0.01],
          [5.04, 0],
          [5, 5],
          [0, 0],
        ],
      ],
    };
    expect(areaPath(area, { project })).toBe('M0 0L5 0L5 -5Z');
  });
});

describe('bounds', () => {
  it('hold all areas', () => {
    const square = (x: number): Area => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, 0],
          [x + 1, 0],
          [x + 1, 1],
          [x, 0],
        ],
      ],
    });
    expect(boundsOf([square(-3), square(4)])).toEqual([-3, 0, 5, 1]);
  });

  it('are about as wide as high for a square by the equator', () => {
    expect(aspectOf([0, -0.5, 1, 0.5])).toBeCloseTo(1, 4);
  });
});
