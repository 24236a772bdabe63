import { describe, expect, it } from 'vitest';
import { nextSorting, sortRows, type SectorRow, type SortColumn } from './sectorRows.ts';

function row(ppdCode: string, phase: number | null, youth: number | null): SectorRow {
  return {
    sector: {
      id: Number(ppdCode.replaceAll('-', '')),
      municipalityId: 'soyapango',
      ppdCode,
      mapLabel: ppdCode.slice(4),
      name: null,
      places: [],
      noteEs: null,
      noteEn: null,
      geometry: { type: 'Polygon', coordinates: [] },
      geometryStatus: 'illustrative',
      geometrySource: 'test',
      anchor: null,
      phase,
      phaseSource: null,
      version: 1,
      areaKm2: 2,
    },
    values: new Map([['excluded_youth', youth]]),
  };
}

const rows = [
  row('160-011-1', 1, null),
  row('160-002', 2, 0),
  row('160-001', null, 446),
  row('160-001-1', 1, 327),
];

function sorted(column: SortColumn, descending: boolean): string[] {
  return sortRows(rows, { column, descending }).map(({ sector }) => sector.ppdCode);
}

describe('sortRows', () => {
  it('keeps missing values last in either direction, after zeros', () => {
    const youth = { indicator: 'excluded_youth' };
    expect(sorted(youth, true)).toEqual(['160-001', '160-001-1', '160-002', '160-011-1']);
    expect(sorted(youth, false)).toEqual(['160-002', '160-001-1', '160-001', '160-011-1']);
  });

  it('keeps sectors without a phase last, and equals by code', () => {
    expect(sorted('phase', false)).toEqual(['160-001-1', '160-011-1', '160-002', '160-001']);
    expect(sorted('phase', true)).toEqual(['160-002', '160-001-1', '160-011-1', '160-001']);
  });

  it('sorts codes and the names made of them as numbers', () => {
    const byCode = ['160-001', '160-001-1', '160-002', '160-011-1'];
    expect(sorted('code', false)).toEqual(byCode);
    expect(sorted('name', true)).toEqual([...byCode].reverse());
  });
});

describe('nextSorting', () => {
  it('starts numbers from the largest and turns round on the second click', () => {
    const area = nextSorting({ column: 'code', descending: false }, 'area');
    expect(area).toEqual({ column: 'area', descending: true });
    expect(nextSorting(area, 'area')).toEqual({ column: 'area', descending: false });
    expect(nextSorting(area, 'name')).toEqual({ column: 'name', descending: false });
  });
});
