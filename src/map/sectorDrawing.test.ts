import { describe, expect, it } from 'vitest';
import { isInside, largestPart } from './interiorPoint.ts';
import { boundsOf, fitMargin, fitProjection } from './projection.ts';
import { drawBorders, drawSectors } from './sectorDrawing.ts';
import { soyapangoSectors } from './soyapangoFixture.ts';

const bounds = boundsOf(soyapangoSectors.map(({ geometry }) => geometry));

describe.each([
  ['a phone', 390, 440],
  ['a desktop', 960, 700],
])('sectors drawn on %s', (_, width, height) => {
  const projection = fitProjection(bounds, { width, height, padding: fitMargin });
  const drawn = drawSectors(soyapangoSectors, projection);

  it('have their label inside', () => {
    for (const { sector, middle, label } of drawn) {
      const rings = largestPart(sector.geometry, projection);
      const half = (sector.label.length * label.fontSize * 0.6) / 2;
      for (const x of [middle.x - half, middle.x, middle.x + half]) {
        expect(isInside([x, middle.y + label.baseline], rings), sector.label).toBe(true);
      }
    }
  });

  it('have legible text, of one size but for the narrow', () => {
    const sizes = drawn.map(({ label }) => label.fontSize);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
    expect(sizes.filter((size) => size === Math.max(...sizes)).length).toBeGreaterThan(10);
  });

  it('carry the number of their phase, legible', () => {
    for (const { sector, label } of drawn) {
      expect(label.badge !== null, sector.label).toBe(sector.phase !== null);
      expect(label.badge?.fontSize ?? 11).toBeGreaterThanOrEqual(11);
    }
  });

  it('go from north to south', () => {
    const tops = drawn.map(({ middle }) => middle.y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });
});

describe('drawBorders', () => {
  const projection = fitProjection(bounds, { width: 390, height: 440, padding: fitMargin });

  it('dots what is illustrative and nothing else', () => {
    const illustrative = drawBorders(soyapangoSectors, projection);
    expect(illustrative.inner).toBe('');
    expect(illustrative.innerIllustrative).toMatch(/^M/);
    expect(illustrative.outer).toMatch(/^M/);
    const official = drawBorders(
      soyapangoSectors.map((sector) => ({ ...sector, illustrative: false })),
      projection,
    );
    expect(official.inner).toBe(illustrative.innerIllustrative);
    expect(official.innerIllustrative).toBe('');
  });
});
