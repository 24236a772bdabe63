import { describe, expect, it } from 'vitest';
import { contains, groupRow, headingRow, moveCell, rangeBetween, within } from './cellRange.ts';

const extent = {
  rows: 20,
  columns: 9,
  page: 6,
  groups: [
    { group: 'crime', first: 3, last: 5 },
    { group: 'needs', first: 6, last: 8 },
  ],
};

describe('a range of cells', () => {
  it('reaches from one cell to the other, whichever came first', () => {
    const range = rangeBetween({ row: 5, column: 1 }, { row: 2, column: 4 });
    expect(range).toEqual({ top: 2, bottom: 5, left: 1, right: 4 });
    expect(contains(range, 5, 4)).toBe(true);
    expect(contains(range, 6, 4)).toBe(false);
    expect(contains(range, 3, 0)).toBe(false);
  });
});

describe('moving', () => {
  const from = { row: 3, column: 4 };

  it('stays within the table', () => {
    expect(moveCell({ row: 19, column: 8 }, 'down', extent)).toEqual({ row: 19, column: 8 });
    expect(moveCell({ row: 19, column: 8 }, 'right', extent)).toEqual({ row: 19, column: 8 });
    expect(moveCell({ row: 0, column: 0 }, 'left', extent)).toEqual({ row: 0, column: 0 });
  });

  it('goes by pages and to the ends', () => {
    expect(moveCell(from, 'page-down', extent)).toEqual({ row: 9, column: 4 });
    expect(moveCell(from, 'page-up', extent)).toEqual({ row: 0, column: 4 });
    expect(moveCell(from, 'row-end', extent)).toEqual({ row: 3, column: 8 });
    expect(moveCell(from, 'column-end', extent)).toEqual({ row: 19, column: 4 });
    expect(moveCell(from, 'grid-start', extent)).toEqual({ row: 0, column: 0 });
    expect(moveCell(from, 'grid-end', extent)).toEqual({ row: 19, column: 8 });
  });

  it('goes up to the heading of the column, to that of its group, and from group to group', () => {
    const heading = moveCell({ row: 0, column: 4 }, 'up', extent);
    expect(heading).toEqual({ row: headingRow, column: 4 });
    const group = moveCell(heading, 'up', extent);
    expect(group).toEqual({ row: groupRow, column: 3 });
    expect(moveCell(group, 'right', extent)).toEqual({ row: groupRow, column: 6 });
    expect(moveCell(group, 'left', extent)).toEqual(group);
    expect(moveCell(group, 'up', extent)).toEqual(group);
    expect(moveCell(group, 'down', extent)).toEqual({ row: headingRow, column: 3 });
  });

  it('stops at the heading of a column without a group', () => {
    expect(moveCell({ row: headingRow, column: 1 }, 'up', extent)).toEqual({
      row: headingRow,
      column: 1,
    });
  });
});

it('takes the nearest cell when rows and columns have gone', () => {
  expect(within({ row: 40, column: 12 }, extent)).toEqual({ row: 19, column: 8 });
});
