import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDegrees, toMetres } from './transverse-mercator.ts';

describe('EPSG:32616', () => {
  /** From PROJ 9.1.1: cs2cs -d 6 +proj=longlat +datum=WGS84 +to +proj=utm +zone=16 +datum=WGS84. */
  test.each([
    [-89.15, 13.7, 267473.019932, 1515581.821208],
    [-87, 0, 500000, 0],
    [-90.2, 14.45, 154954.412973, 1599901.221201],
    [-87.7, 13.1, 424119.848741, 1448299.450653],
    [-89.1512, 13.6982, 267341.410931, 1515383.784322],
    [-84, 40, 756099.64797, 4432069.056899],
    [-87.5, -10, 445201.587849, -1105454.011919],
  ])('%d, %d is at %d, %d', (longitude, latitude, easting, northing) => {
    const [x, y] = toMetres(longitude, latitude);
    expect(x).toBeCloseTo(easting, 5);
    expect(y).toBeCloseTo(northing, 5);
  });

  test('comes back to the same degrees', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -95, max: -79, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (longitude, latitude) => {
          const [x, y] = toDegrees(...toMetres(longitude, latitude));
          expect(x).toBeCloseTo(longitude, 11);
          expect(y).toBeCloseTo(latitude, 11);
        },
      ),
    );
  });
});
