import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestBandwidth } from './suggest-bandwidth.ts';
import { suggestCellSize } from './suggest-cell-size.ts';
import { classOf, countClasses, densityClasses } from './value-classes.ts';

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

describe('classes that double', () => {
  test('of counts begin at one', () => {
    expect(countClasses(0)).toEqual([1]);
    expect(countClasses(3)).toEqual([1, 2]);
    expect(countClasses(40)).toEqual([1, 2, 4, 8, 16, 32]);
    expect(countClasses(64)).toEqual([1, 2, 4, 8, 16, 32]);
    expect(countClasses(65)).toEqual([1, 4, 8, 16, 32, 64]);
    expect(countClasses(1000)).toEqual([1, 40, 80, 160, 320, 640]);
  });

  test('hold the highest value in their last or last but one class', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (most) => {
        const classes = countClasses(most);
        expect(classOf(most, classes)).toBeGreaterThanOrEqual(classes.length - 2);
        expect(classOf(0, classes)).toBe(-1);
        expect([...classes].sort((a, b) => a - b)).toEqual(classes);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (most) => {
        const classes = densityClasses(most);
        expect(classes).toHaveLength(6);
        expect(classOf(most, classes)).toBeGreaterThanOrEqual(3);
        expect(classOf(NaN, classes)).toBe(-1);
      }),
    );
    expect(densityClasses(0)).toEqual([]);
  });
});
