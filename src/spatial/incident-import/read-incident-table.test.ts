import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TableRefusal } from '../../domain/table-import/refusal.ts';
import type { IncidentChoices } from './incident-import.ts';
import { previewIncidents } from './preview-incidents.ts';
import { mostIncidentRows, readIncidentTable } from './read-incident-table.ts';
import { GeoJsonRefusal } from './refusal.ts';

const feature = (coordinates: unknown, properties: object | null, type = 'Point') => ({
  ...{ type: 'Feature', properties, geometry: { type, coordinates } },
});
const open: IncidentChoices = {
  columns: new Map(),
  dayOrder: null,
  reading: null,
  offences: new Map(),
  indicatorOfAll: null,
  alike: 'aside',
};
const context = { municipalityId: 'soyapango', areas: [], now: Date.parse('2016-01-10T12:00:00Z') };
const indicator = (key: string) => ({
  ...{ key, labelEs: key, labelEn: key, sourceLabel: key, isDuplicateOf: null },
});

async function refusalOf(text: string): Promise<string> {
  try {
    await readIncidentTable(text);
  } catch (error) {
    if (error instanceof GeoJsonRefusal) return error.kind;
    if (error instanceof TableRefusal) return error.refusal.kind;
    throw error;
  }
  throw new Error('The table was read.');
}

describe('GeoJSON', () => {
  const collection = {
    type: 'FeatureCollection',
    features: [
      feature([-89.15, 13.7, 600], {
        fecha: '2015-03-01',
        delito: 'theft',
        lat: 'no',
        nested: [1],
      }),
      feature([[-89.15, 13.7]], { fecha: '2015-03-02', delito: 'theft' }, 'LineString'),
      { type: 'Feature', properties: null, geometry: null },
    ],
  };

  it('becomes a table with the geometry for places and blank cells for what is missing', async () => {
    const bytes = new TextEncoder().encode(`\ufeff ${JSON.stringify(collection)}`);
    const { grid, origin } = await readIncidentTable(bytes);
    expect(origin).toEqual({ kind: 'geojson' });
    expect(grid).toEqual([
      ['geometry x', 'geometry y', 'fecha', 'delito', 'lat', 'nested'],
      [-89.15, 13.7, '2015-03-01', 'theft', 'no', '[1]'],
      ['', '', '2015-03-02', 'theft', '', ''],
      ['', '', '', '', '', ''],
    ]);
    const read = previewIncidents(grid, { ...context, indicators: [indicator('theft')] }, open);
    expect(read.incidents).toMatchObject([{ longitude: -89.15, latitude: 13.7 }]);
    expect(read.aside).toMatchObject([{ row: 3, reason: 'place-missing' }]);
  });

  it('is refused where it is broken, or holds no features, or too many', async () => {
    expect(await refusalOf('{"type": "FeatureCollection", "features": [')).toBe('broken-json');
    expect(await refusalOf('{"type": "FeatureCollection", "features": []}')).toBe('no-features');
    expect(await refusalOf('{"type": "Topology"}')).toBe('no-features');
    const many = Array.from({ length: mostIncidentRows }, () => feature([0, 0], null));
    expect(await refusalOf(JSON.stringify({ ...collection, features: many }))).toBe(
      'too-many-features',
    );
  });

  it('leaves other text to the reader of tables', async () => {
    expect(await refusalOf('')).toBe('empty');
    expect((await readIncidentTable('a,b\n1,2')).grid).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});

describe('the demonstration incidents', () => {
  it('are read back whole, and say that they are invented', async () => {
    const file = new URL('../../../geodata/results/demo-incidents.csv', import.meta.url);
    const { grid } = await readIncidentTable(readFileSync(file));
    const keys = [...new Set(grid.slice(1).map((cells) => String(cells[1])))];
    const indicators = keys.map(indicator);
    const { incidents, needs, synthetic, counts } = previewIncidents(
      grid,
      { ...context, indicators },
      open,
    );
    expect(needs).toEqual([]);
    expect(counts).toMatchObject({ rows: 381, incidents: 381, aside: 0, waiting: 0 });
    expect(synthetic).toBe(381);
    const rows = incidents.map(({ id, indicatorKey, occurredAt, longitude, latitude }) =>
      [id, indicatorKey, occurredAt, longitude.toFixed(6), latitude.toFixed(6)].join(),
    );
    const written = grid.slice(1).map((cells) => cells.slice(0, 5).join().replace(':00-06', '-06'));
    expect(rows).toEqual(written);
  });
});
