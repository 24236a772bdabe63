import {
  area as turfArea,
  booleanPointInPolygon,
  featureCollection,
  feature,
  intersect,
  point,
} from '@turf/turf';
import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { wigglyTiling } from '../fixtures/tiling.ts';
import { seededGenerator } from '../../domain/random/generator.ts';
import { isRefusal } from '../refusal.ts';
import {
  interpolateAreas,
  type Interpolation,
  type InterpolationInput,
} from './interpolate-areas.ts';

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

function interpolated(input: InterpolationInput): Interpolation {
  const outcome = interpolateAreas(input);
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

/** Straight outer rims, so that both tilings cover the very same square. */
function tiles(side: number): Polygon[] {
  const at = (i: number): number => 13 + i / side;
  return Array.from({ length: side ** 2 }, (_, i) => {
    const c = i % side;
    const r = Math.floor(i / side);
    return box(at(c) - 102, at(r), at(c + 1) - 102, at(r + 1));
  });
}

describe('interpolateAreas', () => {
  test('preserves the volume of extensive values to 1e-9', () => {
    const from = wigglyTiling({ columns: 6, rows: 5, vertices: 24, seed: 2 });
    const to = [
      box(-89.5, 13.5, -89.2, 13.72),
      box(-89.2, 13.5, -89, 13.72),
      box(-89.5, 13.72, -89, 14),
    ];
    const random = seededGenerator(1);
    const values = Float64Array.from(from, () => random.below(1000));
    const total = values.reduce((a, b) => a + b, 0);
    const result = interpolated({ from, to, values, kind: 'extensive' });
    expect(result.value.reduce((a, b) => a + b, 0) / total).toBeCloseTo(1, 9);
    expect(Math.abs(result.lost / total)).toBeLessThan(1e-9);
    result.used.forEach((share) => expect(share).toBeCloseTo(1, 9));
  });

  test('agrees with every pair clipped and measured by Turf', () => {
    const from = wigglyTiling({ columns: 3, rows: 3, vertices: 20, seed: 4 });
    const to = wigglyTiling({ columns: 2, rows: 2, vertices: 20, seed: 5 });
    const values = Float64Array.from(from, (_, i) => 10 + i);
    const share = (f: Polygon, t: Polygon): number => {
      const common = intersect(featureCollection([feature(f), feature(t)]));
      return common ? turfArea(common) : 0;
    };
    const extensive = interpolated({ from, to, values, kind: 'extensive' });
    const intensive = interpolated({ from, to, values, kind: 'intensive' });
    to.forEach((t, j) => {
      const shares = from.map((f) => share(f, t));
      const whole = shares.reduce((a, b) => a + b, 0);
      const divided = from.reduce(
        (s, f, i) => s + ((values[i] ?? 0) * (shares[i] ?? 0)) / turfArea(f),
        0,
      );
      const mean = shares.reduce((s, area, i) => s + (values[i] ?? 0) * area, 0) / whole;
      expect(extensive.value[j]).toBeCloseTo(divided, 4);
      expect(intensive.value[j]).toBeCloseTo(mean, 4);
      expect(extensive.coverage[j]).toBeCloseTo(whole / turfArea(t), 5);
    });
  });

  test('to the same division changes nothing, and constant rates stay constant', () => {
    const from = tiles(4);
    const values = Float64Array.from(from, (_, i) => i);
    const same = interpolated({ from, to: from, values, kind: 'extensive' });
    same.value.forEach((v, i) => expect(v).toBeCloseTo(i, 9));
    const constant = interpolated({
      from,
      to: tiles(3),
      values: values.map(() => 7),
      kind: 'intensive',
    });
    constant.value.forEach((v) => expect(v).toBeCloseTo(7, 9));
  });

  test('reports what is not covered, loses no missing value silently', () => {
    const from = [box(0, 0, 1, 1), box(1, 0, 2, 1)];
    const to = [box(0.5, 0, 1, 1), box(1.5, 0, 2.5, 1), box(5, 5, 6, 6)];
    const result = interpolated({ from, to, values: Float64Array.of(8, NaN), kind: 'extensive' });
    expect(result.value[0]).toBeCloseTo(4, 9);
    expect([...result.value.slice(1)]).toEqual([NaN, NaN]);
    expect(result.coverage[0]).toBeCloseTo(1, 9);
    expect([...result.coverage.slice(1)]).toEqual([0, 0]);
    expect(result.used[0]).toBeCloseTo(0.5, 9);
    expect(result.lost).toBeCloseTo(4, 9);
  });

  test('refuses an indicator of unknown kind', () => {
    const input = {
      from: tiles(1),
      to: tiles(1),
      values: Float64Array.of(1),
      kind: 'unknown' as const,
    };
    expect(interpolateAreas(input)).toMatchObject({ refused: 'unknown_kind' });
    expect(() => interpolateAreas({ ...input, values: new Float64Array(2) })).toThrow(RangeError);
  });

  test('agrees with counting random points', () => {
    const from = tiles(2);
    const to = wigglyTiling({
      columns: 2,
      rows: 1,
      vertices: 16,
      seed: 9,
      extent: [-88.9, 13.1, -88.1, 13.9],
    });
    const result = interpolated({
      from,
      to,
      values: Float64Array.of(100, 0, 0, 0),
      kind: 'extensive',
    });
    const random = seededGenerator(3);
    const points = Array.from({ length: 20000 }, () => [
      -89 + random.unit() / 2,
      13 + random.unit() / 2,
    ]);
    to.forEach((t, j) => {
      const hits = points.filter((p) => booleanPointInPolygon(point(p), t)).length;
      expect(result.value[j]).toBeCloseTo(hits / 200, -0.5);
    });
  });
});
