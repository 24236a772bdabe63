import { describe, expect, it } from 'vitest';
import { contextLabels } from './contextLabels.ts';
import { isInside, largestPart } from './interiorPoint.ts';
import { boundsOf, fitMargin, fitProjection, frameBounds } from './projection.ts';
import { municipalOutlines, soyapangoSectors } from './soyapangoFixture.ts';

const neighbours = municipalOutlines.filter(({ id }) => id !== 'soyapango');
const bounds = boundsOf(soyapangoSectors.map(({ geometry }) => geometry));

describe('contextLabels', () => {
  it('leaves a part above free that something else covers', () => {
    const [width, height, top] = [390, 340, 30];
    const projection = fitProjection(bounds, { width, height, padding: fitMargin });
    const at = (above: number) =>
      contextLabels(
        neighbours,
        frameBounds(projection, { width, height, top: above }),
        projection,
      ).map(({ y }) => y - 12);
    expect(Math.min(...at(0))).toBeLessThan(top);
    expect(Math.min(...at(top))).toBeGreaterThanOrEqual(top);
  });

  it.each([
    [960, 700, ['Ciudad Delgado', 'Mejicanos', 'San Salvador']],
    [390, 440, ['Ciudad Delgado', 'San Salvador']],
    [320, 380, ['Ciudad Delgado']],
  ])('names at %i by %i pixels the neighbours with room for it', (width, height, names) => {
    const projection = fitProjection(bounds, { width, height, padding: fitMargin });
    const labels = contextLabels(
      neighbours,
      frameBounds(projection, { width, height }),
      projection,
    );
    const sectors = soyapangoSectors.map(({ geometry }) => largestPart(geometry, projection));
    expect(labels.map(({ name }) => name).sort()).toEqual(names);
    for (const { name, x, y } of labels) {
      const { outline } = neighbours.find((neighbour) => neighbour.name === name) ?? {};
      expect(outline && isInside([x, y], largestPart(outline, projection))).toBe(true);
      // Not cut off, and no letter lies over a sector.
      const half = name.length * 3.4;
      expect(x - half).toBeGreaterThanOrEqual(0);
      expect(x + half).toBeLessThanOrEqual(width);
      for (const at of [x - half, x, x + half]) {
        expect(sectors.some((rings) => isInside([at, y - 4], rings))).toBe(false);
      }
    }
  });
});
