import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { kernelDensity, type KernelDensity, type Raster } from './kernel-density.ts';

function computed(...input: Parameters<typeof kernelDensity>): KernelDensity {
  const outcome = kernelDensity(...input);
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

const raster: Raster = { west: 1000, south: 500, cell: 10, columns: 12, rows: 9 };
const place = fc.double({ min: -60, max: 200, noNaN: true });
const points = fc.array(fc.tuple(place, place, fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 30,
});

describe('kernelDensity', () => {
  test('agrees with every point at every cell, any bandwidth, points beyond the rim', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 1, max: 300, noNaN: true }), (list, bandwidth) => {
        const x = Float64Array.from(list, ([dx]) => 1000 + dx);
        const y = Float64Array.from(list, ([, dy]) => 500 + dy);
        const weights = Float64Array.from(list, ([, , w]) => w);
        const { density } = computed(x, y, raster, bandwidth);
        const weighted = computed(x, y, raster, bandwidth, weights).density;
        const peak = (3 / (Math.PI * bandwidth ** 2)) * 1e6;
        density.forEach((value, c) => {
          const cx = 1000 + ((c % 12) + 0.5) * 10;
          const cy = 500 + (Math.floor(c / 12) + 0.5) * 10;
          let [plain, heavy] = [0, 0];
          x.forEach((px, i) => {
            const d = Math.hypot(px - cx, (y[i] ?? NaN) - cy) / bandwidth;
            const height = d < 1 ? peak * (1 - d * d) ** 2 : 0;
            plain += height;
            heavy += height * (weights[i] ?? NaN);
          });
          expect(Math.abs(value - plain)).toBeLessThan(1e-9 * peak);
          expect(Math.abs((weighted[c] ?? NaN) - heavy)).toBeLessThan(1e-8 * peak);
        });
      }),
    );
  });

  test('holds as many points as were put in, and the height of one point is the kernel', () => {
    const fine: Raster = { west: 0, south: 0, cell: 5, columns: 200, rows: 200 };
    const { density } = computed(Float64Array.of(502.5), Float64Array.of(497.5), fine, 150);
    const total = (density.reduce((a, b) => a + b, 0) * 25) / 1e6;
    expect(total).toBeCloseTo(1, 4);
    expect(Math.max(...density)).toBeCloseTo((3 / (Math.PI * 0.15 ** 2)) * 1, 6);
  });

  test('refuses no points, and throws on misuse', () => {
    const none = new Float64Array(0);
    const one = new Float64Array(1);
    expect(kernelDensity(none, none, raster, 50)).toMatchObject({ refused: 'no_points' });
    expect(() => kernelDensity(one, none, raster, 50)).toThrow(RangeError);
    expect(() => kernelDensity(one, one, raster, 0)).toThrow(RangeError);
  });
});
