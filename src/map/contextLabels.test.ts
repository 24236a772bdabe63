import { describe, expect, it } from 'vitest';
import { contextLabels } from './contextLabels.ts';
import { isInside, largestPart } from './interiorPoint.ts';
import { boundsOf, fitMargin, fitProjection, frameBounds } from './projection.ts';
import { municipalOutlines, soyapangoSectors } from './soyapangoFixture.ts';

const neighbours = municipalOutlines.filter(({ id }) => id !== 'soyapango');
const bounds = boundsOf(soyapangoSectors.map(({ geometry }) => geometry));

describe('contextLabels', () => {
  it.each([
    [960, 700, ['Ciudad Delgado', 'Mejicanos', 'San Salvador']],
    [390, 440, ['Ciudad Delgado', 'San Salvador']],
  ])('names at %i by %i pixels the neighbours with room for it', (width, height, names) => {
    const projection = fitProjection(bounds, { width, height, padding: fitMargin });
    const labels = contextLabels(
      neighbours,
      frameBounds(projection, { width, height }),
      projection,
    );
    expect(labels.map(({ name }) => name).sort()).toEqual(names);
    for (const { name, x, y } of labels) {
      const { outline } = neighbours.find((neighbour) => neighbour.name === name) ?? {};
      expect(outline && isInside([x, y], largestPart(outline, projection))).toBe(true);
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
  });
});
