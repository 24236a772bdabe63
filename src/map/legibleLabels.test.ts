import { describe, expect, it } from 'vitest';
import { wigglyTiling } from '../spatial/fixtures/tiling.ts';
import { boxAround, boxesOverlap } from './boxes.ts';
import { legibleLabels } from './legibleLabels.ts';
import { boundsOf, fitMargin, fitProjection } from './projection.ts';
import { drawSectors } from './sectorDrawing.ts';
import { soyapangoSectors } from './soyapangoFixture.ts';
import type { MapSector } from './types.ts';

const tiling = (columns: number, rows: number): MapSector[] =>
  wigglyTiling({ columns, rows, vertices: 24 }).map((geometry, at) => ({
    ...{ code: String(at).padStart(4, '0'), label: `${at + 1}`, title: '', phase: (at % 3) + 1 },
    ...{ geometry, illustrative: false },
  }));

function draw(sectors: MapSector[], width: number, height: number) {
  const bounds = boundsOf(sectors.map(({ geometry }) => geometry));
  return drawSectors(sectors, fitProjection(bounds, { width, height, padding: fitMargin }));
}

describe('legibleLabels', () => {
  it.each([
    [280, 260],
    [360, 437],
    [1000, 800],
  ])('keeps every label of a small municipality in %i × %i pixels', (width, height) => {
    const drawn = draw(soyapangoSectors, width, height);
    expect(legibleLabels(drawn)).toEqual(drawn);
  });

  it('draws none over another where there are hundreds, on a phone and on a desktop', () => {
    const sectors = tiling(25, 20);
    for (const [width, height, most, least] of [
      [360, 437, 120, 0],
      [1000, 800, 500, 400],
    ] as const) {
      const legible = legibleLabels(draw(sectors, width, height));
      expect(legible.length).toBeLessThanOrEqual(most);
      expect(legible.length).toBeGreaterThanOrEqual(least);
      const boxes = legible.map(({ sector, middle: { x, y }, label }) =>
        boxAround([x, y], sector.label.length * 0.6 * label.fontSize, 1.6 * label.baseline),
      );
      for (const [at, box] of boxes.entries()) {
        expect(boxes.slice(at + 1).filter((other) => boxesOverlap(box, other))).toEqual([]);
      }
    }
  });

  it('does not depend on the order in which sectors come', () => {
    const sectors = tiling(12, 10);
    const codes = (of: MapSector[]) =>
      legibleLabels(draw(of, 360, 400)).map((one) => one.sector.code);
    expect(codes(sectors.toReversed())).toEqual(codes(sectors));
  });

  it('gives up a label that is longer than its sector where it would cover another', () => {
    const sectors = soyapangoSectors.map((sector, at) =>
      at === 3 ? { ...sector, label: 'W'.repeat(60) } : sector,
    );
    const legible = legibleLabels(draw(sectors, 360, 437)).map(({ sector }) => sector.label);
    expect(legible).toHaveLength(sectors.length - 1);
    expect(legible).not.toContain('W'.repeat(60));
  });
});
