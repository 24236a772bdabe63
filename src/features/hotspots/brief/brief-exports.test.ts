import { describe, expect, it } from 'vitest';
import type { CellShape, IncidentCounts } from '../../../domain/incident-filter.ts';
import { hotspotGrid, type SignificanceAnalysis } from '../../../spatial/index.ts';
import { refusal } from '../../../spatial/refusal.ts';
import { zonesOf } from '../list/zones.ts';
import { cellsCsv, zonesCsv } from './brief-csv.ts';
import { cellRows } from './cell-rows.ts';
import { cellsGeoJson } from './cells-geojson.ts';
import { exportFileName, type ExportAbout } from './export-about.ts';
import { zoneFacts } from './zone-facts.ts';

const about: ExportAbout = {
  restriction: 'Restringido · uso policial',
  synthetic: null,
  illustrative: 'Los límites son ilustrativos.',
  title: 'Informe',
  municipalityId: 'soyapango',
  author: '=cmd@example.org',
  madeAt: '2026-03-01T18:00:00.000Z',
  madeBy: '=cmd@example.org, 1 de marzo',
  filters: 'Hurtos',
  method: 'Gi*,\n\n999 permutaciones',
  reading: 'Describe.',
  language: 'es',
};
const shape: CellShape = { kind: 'square', size: 500 };
const grid = hotspotGrid(
  {
    type: 'Polygon',
    coordinates: [
      [
        [-89.16, 13.69],
        [-89.14, 13.69],
        [-89.14, 13.71],
        [-89.16, 13.71],
        [-89.16, 13.69],
      ],
    ],
  },
  shape,
);
const of = (value: (cell: number) => number) =>
  Float64Array.from({ length: grid.cells }, (_, cell) => value(cell));
const analysis = {
  layer: 'significant',
  count: of((cell) => (cell === 4 ? 12 : 1)),
  leftOut: 0,
  level: Int8Array.from({ length: grid.cells }, (_, cell) => (cell === 4 ? 3 : 0)),
  giStar: {
    z: of((cell) => (cell === 4 ? 3.1234567 : cell === 0 ? NaN : -0.5)),
    p: of(() => 0.001),
    adjusted: of(() => 0.009),
  },
} as unknown as SignificanceAnalysis;
const zones = zonesOf(grid, analysis, (addresses) => addresses.map(() => 1));
const rows = cellRows(grid, analysis, zones) ?? [];
const sectors = rows.map(() => '160-001-1');

describe('files of a brief', () => {
  it('have names that say they are restricted, and synthetic where they are', () => {
    expect(exportFileName(about, 'geojson')).toBe(
      'restringido-soyapango-celdas-2026-03-01.geojson',
    );
    expect(exportFileName({ ...about, language: 'en', synthetic: 'Invented' }, 'zones')).toBe(
      'restricted-synthetic-soyapango-zones-2026-03-01.csv',
    );
  });

  it('are GeoJSON with closed rings of six decimals, the statistic, and who made it', () => {
    const parsed = JSON.parse(cellsGeoJson(shape, rows, sectors, about)) as {
      metadata: Record<string, unknown>;
      features: {
        id: string;
        geometry: { coordinates: number[][][] };
        properties: Record<string, unknown>;
      }[];
    };
    expect(parsed.metadata).toMatchObject({
      restriction: 'Restringido · uso policial',
      author: '=cmd@example.org',
      createdAt: about.madeAt,
      filters: 'Hurtos',
      method: about.method,
      boundaries: about.illustrative,
    });
    expect(parsed.features).toHaveLength(grid.cells);
    const ring = parsed.features[4]?.geometry.coordinates[0] ?? [];
    expect(ring).toHaveLength(5);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const degrees of ring.flat()) expect(degrees).toBe(Number(degrees.toFixed(6)));
    expect(parsed.features[4]?.properties).toMatchObject({
      incidents: 12,
      z: 3.123457,
      p_adjusted: 0.009,
      level: 3,
      zone: 1,
      sector: '160-001-1',
    });
    // No answer is not zero.
    expect(parsed.features[0]?.properties).toMatchObject({ z: null, zone: null });
  });

  it('are CSV that no spreadsheet takes for formulas, marked in the first line', () => {
    const text = cellsCsv(shape, rows, ['=HYPERLINK("x")', ...sectors.slice(1)], about);
    const lines = text.replace('\ufeff', '').split('\r\n');
    expect(lines[0]).toBe('Restringido · uso policial,');
    expect(lines).toContain('Método,"Gi*, 999 permutaciones"');
    expect(lines).toContain(`Autoría,"'=cmd@example.org, 1 de marzo"`);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/(^|,|")[=+@]/m);
    expect(lines.filter((line) => line.includes('160-001-1'))).toHaveLength(grid.cells - 1);
    // Negative numbers stay numbers.
    expect(text).toContain(',-0.5,');
  });

  it('list zones with their place and words', () => {
    const text = zonesCsv(
      zones,
      () => ({ sector: '1-1 · Uno', level: 'Caliente al 99 %', when: 'De noche', kinds: 'Hurtos' }),
      about,
    );
    expect(text).toMatch(
      /\r\n1,1-1 · Uno,12,[\d.]+,Caliente al 99 %,1,500,500,"13\.\d{5}, -89\.\d{5}"/,
    );
  });

  it('have counts alone where there is no Gi*, and nothing where there are no counts', () => {
    const counts = { layer: 'counts' as const, count: analysis.count, leftOut: 0 };
    expect(cellRows(grid, counts, [])?.[4]).toMatchObject({ count: 12, z: null, level: null });
    expect(cellRows(grid, refusal('no_points', 'none'), [])).toBeNull();
    expect(cellRows(grid, null, [])).toBeNull();
  });

  it('tell hours and kinds of each zone apart, and how many hours are not known', () => {
    const [column = 0, row = 0] = [grid.column[4], grid.row[4]];
    const counts = (rest: Partial<IncidentCounts>): IncidentCounts => ({
      ...{ total: 11, synthetic: 0, leftOut: 0, sectorId: null, step: null, indicator: null },
      column: Int32Array.of(column, column, column + 1),
      row: Int32Array.of(row, row, row),
      count: Float64Array.of(8, 3, 5),
      ...rest,
    });
    const facts = zoneFacts(
      zones,
      counts({ step: [20, 21, 3] }),
      counts({ indicator: ['theft', 'injury', 'theft'] }),
    ).get(1);
    expect(facts?.rhythm).toMatchObject({ known: 11, unknown: 1 });
    expect(facts?.rhythm.busiest?.count).toBe(11);
    expect(facts?.kinds).toEqual([
      { key: 'theft', count: 8 },
      { key: 'injury', count: 3 },
    ]);
  });
});
