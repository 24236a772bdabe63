import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableRefusal } from '../../domain/table-import/refusal.ts';
import { context, open, preview } from './fixtures/tables.ts';
import { previewIncidents } from './preview-incidents.ts';
import { readIncidentTable } from './read-incident-table.ts';

describe('a table of incidents', () => {
  it('finds headings under a title, and loses no row', () => {
    const cell = fc.constantFrom(
      '',
      '2015-03-01',
      '03/04/2015',
      '-89.15',
      '13.7',
      'Hurtos',
      'x',
      '0',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1 }), (rows) => {
        fc.pre(rows.some((cells) => cells.some((each) => each !== '')));
        const lines = rows.map((cells) => cells.join(';'));
        const read = preview(['Hechos de 2015;;;', 'Fecha;X;Y;Delito', ...lines].join('\n'));
        const filled = rows.filter((cells) => cells.some((each) => each !== '')).length;
        const { counts } = read;
        expect(counts.rows).toBe(filled);
        expect(counts.incidents + counts.aside + counts.waiting).toBe(filled);
        expect(counts.incidents).toBe(read.incidents.length);
        expect(counts.waiting === 0 || read.needs.length > 0).toBe(true);
      }),
    );
  });

  it('refuses what has no rows', () => {
    expect(() => preview('fecha,lon,lat,delito\n,,,')).toThrow(TableRefusal);
    expect(() => preview('fecha')).toThrow(TableRefusal);
  });

  it('reads 100,000 rows', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => {
      const day = 1 + (at % 28);
      const month = 1 + (at % 12);
      const east = (265_000 + (at % 5000)).toFixed(2).replace('.', ',');
      return `${day}/${month}/2015 ${at % 24}:${10 + (at % 50)};${east};${1_513_000 + (at % 4001)};Hurtos`;
    });
    const text = ['Fecha;Este;Norte;Delito', ...lines].join('\n');
    const { grid } = await readIncidentTable(new TextEncoder().encode(text));
    const { counts } = previewIncidents(grid, context, open);
    expect(counts).toMatchObject({ rows: 100_000, waiting: 0 });
    expect(counts.incidents).toBeGreaterThan(90_000);
  }, 60_000);
});
