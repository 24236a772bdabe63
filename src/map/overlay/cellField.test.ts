import { describe, expect, it } from 'vitest';
import type { CellShape } from '../../domain/incident-filter.ts';
import type { Area } from '../../domain/territory.ts';
import { hotspotGrid } from '../../spatial/hotspots/cell-grid.ts';
import { anchorAt, anchoredMatrix, fromAnchor } from './anchor.ts';
import { cellField } from './cellField.ts';
import { toMercator } from '../projection.ts';

const area: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [-89.18, 13.68],
      [-89.14, 13.68],
      [-89.14, 13.72],
      [-89.18, 13.72],
      [-89.18, 13.68],
    ],
  ],
};
const shapes: CellShape[] = [
  { kind: 'hexagonal', size: 300 },
  { kind: 'square', size: 300 },
];

describe.each(shapes)('$kind cells', (shape) => {
  const field = cellField(hotspotGrid(area, shape));

  it('finds a cell by its centre and by its address', () => {
    for (let cell = 0; cell < field.cells.cells; cell++) {
      expect(field.cellAt(field.centreOf(cell))).toBe(cell);
      expect(field.cellOf(field.idOf(cell))).toBe(cell);
    }
    expect(field.cellAt([-89, 13])).toBe(-1);
    expect(field.cellOf(null)).toBe(-1);
    expect(field.cellOf('a:b')).toBe(-1);
  });

  it('leads every arrow key to a neighbour, and back', () => {
    const middle = field.cellAt([-89.16, 13.7]);
    const pairs = [
      ['ArrowUp', 'ArrowDown'],
      ['ArrowLeft', 'ArrowRight'],
    ] as const;
    for (const [there, back] of pairs) {
      const next = field.next(middle, there);
      expect(next).not.toBe(middle);
      expect(field.next(next, back)).toBe(middle);
    }
    const [, north] = field.centreOf(field.next(middle, 'ArrowUp'));
    expect(north).toBeGreaterThan(field.centreOf(middle)[1]);
  });

  it('reaches every cell with the arrow keys', () => {
    const reached = new Set([0]);
    const open = [0];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
        const next = field.next(cell, key);
        if (!reached.has(next)) open.push(next);
        reached.add(next);
      }
    }
    expect(reached.size).toBe(field.cells.cells);
  });

  it('has one shape on the map everywhere, to a metre', () => {
    const last = field.cells.cells - 1;
    const anchor = anchorAt(field.centreOf(0), field.outlineOf(0)[0] ?? []);
    const around = (cell: number) => {
      const [x, y] = fromAnchor(anchor, field.centreOf(cell));
      return field.outlineOf(cell).map((corner) => {
        const [cx, cy] = fromAnchor(anchor, corner);
        return [cx - x, cy - y];
      });
    };
    around(last).forEach(([x = 0, y = 0], at) => {
      const [ox = 0, oy = 0] = around(0)[at] ?? [];
      expect(Math.hypot(x - ox, y - oy) * shape.size).toBeLessThan(1);
    });
  });
});

describe('an anchored matrix', () => {
  it('brings a place to where the matrix of the map brings it', () => {
    const worldSize = 512 * 2 ** 17;
    const [x0, y0] = toMercator([-89.15, 13.7]).map((v) => v * worldSize) as [number, number];
    const view = new Float64Array(16);
    view[0] = 2 / 800;
    view[5] = -2 / 600;
    view[10] = 1;
    view[15] = 1;
    view[12] = -x0 * (2 / 800);
    view[13] = y0 * (2 / 600);
    const place = [-89.1493, 13.7004];
    const anchor = anchorAt([-89.16, 13.71], [-89.158, 13.71]);
    const matrix = anchoredMatrix(view, worldSize, anchor);
    const [x, y] = fromAnchor(anchor, place);
    const [px, py] = toMercator(place).map((v) => v * worldSize) as [number, number];
    const clip = (line: 0 | 1) =>
      (matrix[line] ?? 0) * x + (matrix[line + 4] ?? 0) * y + (matrix[line + 12] ?? 0);
    // A tenth of a pixel of 800 and 600.
    expect(Math.abs(clip(0) - (px - x0) * (2 / 800))).toBeLessThan(0.2 / 800);
    expect(Math.abs(clip(1) + (py - y0) * (2 / 600))).toBeLessThan(0.2 / 600);
  });
});
