import { describe, expect, it } from 'vitest';
import type { CellColumns, HotspotComparison } from '../../../spatial/index.ts';
import { changedCells } from './changed-cells.ts';
import { rateRatio } from './rate-ratio.ts';

describe('change', () => {
  it('lists what is beyond chance first, then the largest differences', () => {
    const grid = {
      column: Int32Array.of(1, 2, 3, 4),
      row: Int32Array.of(5, 5, 5, 5),
    } as CellColumns;
    const comparison = {
      before: Float64Array.of(3, 0, 9, 1),
      after: Float64Array.of(9, 0, 2, 2),
      difference: Float64Array.of(6, 0, -7, 1),
      changed: Int8Array.of(1, 0, 0, 0),
    } as HotspotComparison;
    const found = changedCells(grid, comparison, 2);
    expect(found.map(({ address, difference }) => [address, difference])).toEqual([
      ['1:5', 6],
      ['3:5', -7],
    ]);
    expect(changedCells(grid, comparison, 9)).toHaveLength(3);
  });

  it('puts an interval around the ratio of two rates', () => {
    const same = rateRatio({ before: 50, after: 50 }, { before: 30, after: 30 });
    expect(same?.ratio).toBe(1);
    // Wilson: 0.4038 to 0.5962 of 100.
    expect(same?.low).toBeCloseTo(0.4038 / 0.5962, 3);
    expect(same?.high).toBeCloseTo(0.5962 / 0.4038, 3);
    expect(rateRatio({ before: 10, after: 40 }, { before: 30, after: 60 })?.ratio).toBeCloseTo(2);
    expect(rateRatio({ before: 10, after: 0 }, { before: 30, after: 30 })?.ratio).toBe(0);
    expect(rateRatio({ before: 0, after: 4 }, { before: 30, after: 30 })).toBeNull();
  });
});
