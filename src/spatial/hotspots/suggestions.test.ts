import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestBandwidth } from './suggest-bandwidth.ts';
import { suggestCellSize } from './suggest-cell-size.ts';

const incidents = fc.integer({ min: 0, max: 1_000_000 });
const area = fc.double({ min: 1e4, max: 1e9, noNaN: true });

describe('the suggested size of cells', () => {
  test('is the smallest with an incident for every three cells', () => {
    // 30 km2 are 480 squares of 250 m, 333 of 300 m.
    expect(suggestCellSize(150, 30e6)).toMatchObject({ size: 300, because: 'enough_incidents' });
    expect(suggestCellSize(160, 30e6)).toEqual({
      size: 250,
      because: 'enough_incidents',
      cells: 480,
      incidents: 160,
      incidentsPerCell: 1 / 3,
    });
    expect(suggestCellSize(1_000_000, 30e6).size).toBe(100);
  });

  test('leaves thirty cells, and not over twenty thousand', () => {
    expect(suggestCellSize(5, 1e6)).toMatchObject({ size: 150, because: 'enough_cells' });
    expect(suggestCellSize(1e6, 400e6)).toMatchObject({ size: 150, because: 'few_enough_cells' });
    expect(suggestCellSize(0, 30e6)).toMatchObject({ size: 1000, because: 'enough_cells' });
    expect(suggestCellSize(3, 1e4).size).toBe(100);
  });

  test('never grows with more incidents', () => {
    fc.assert(
      fc.property(incidents, incidents, area, (a, b, areaM2) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(suggestCellSize(many, areaM2).size).toBeLessThanOrEqual(
          suggestCellSize(few, areaM2).size,
        );
      }),
    );
  });
});

describe('the suggested bandwidth', () => {
  test('is the rule for an even spread', () => {
    // sqrt(30e6 / 2 pi) = 2185 m; 0.9 x 2185 x 1000^-0.2 = 494 m.
    expect(suggestBandwidth(1000, 30e6)).toMatchObject({ metres: 500, because: 'rule' });
    expect(suggestBandwidth(1_000_000, 30e6)).toMatchObject({ metres: 200, because: 'least' });
    expect(suggestBandwidth(0, 30e6).metres).toBe(1950);
  });

  test('is a multiple of 50 from 200 to 5,000, and never grows with more incidents', () => {
    fc.assert(
      fc.property(incidents, incidents, area, (a, b, areaM2) => {
        const few = suggestBandwidth(Math.min(a, b), areaM2).metres;
        const many = suggestBandwidth(Math.max(a, b), areaM2).metres;
        expect(many).toBeLessThanOrEqual(few);
        expect(many).toBeGreaterThanOrEqual(200);
        expect(few).toBeLessThanOrEqual(5000);
        expect(few % 50).toBe(0);
      }),
    );
  });
});
