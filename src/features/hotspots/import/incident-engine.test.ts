import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, open } from '../../../spatial/incident-import/fixtures/tables.ts';
import type { AsideReason } from '../../../spatial/incident-import/incident-import.ts';
import { readIncidentTable } from '../../../spatial/incident-import/read-incident-table.ts';
import { incidentEngine, type Answer } from './incident-engine.ts';

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.status === 'done') return answer.value;
  throw new Error(answer.status);
}

const reasons = new Proxy({} as Record<AsideReason, string>, { get: (_, key) => String(key) });
const words = {
  language: 'es',
  note: 'Apartadas',
  row: 'Fila',
  reason: 'Motivo',
  reasons,
} as const;
const nothing = () => undefined;

const table = [
  'Fecha,Lon,Lat,Delito,Nota',
  '2015-03-01 10:00,"-89,15","13,70",Hurtos,a',
  '2015-04-01,"-89,15","13,71",Hurtos,"=1+1"',
  '2015-04-02,"-89,25","13,71",Extorsiones,',
  ',"-89,15","13,71",Hurtos,-',
].join('\n');

describe('incidentEngine', () => {
  it('tells what a preview brings in without its rows, and gives those in pages', async () => {
    const engine = incidentEngine();
    expect(valueOf(await engine.read(table, null))).toMatchObject({ kind: 'text', delimiter: ',' });
    const shares: number[] = [];
    const preview = valueOf(await engine.preview(context, open, (share) => shares.push(share)));
    expect(preview).toMatchObject({
      counts: { rows: 4, incidents: 2, aside: 2 },
      byKind: [['theft', 2]],
      byTime: [
        ['2015-03', 1],
        ['2015-04', 1],
      ],
      examples: ['2015-03-01 10:00', '-89,15', '13,70', 'Hurtos', 'a'],
      inside: { longitudes: Float64Array.of(-89.15, -89.15) },
      outside: { longitudes: Float64Array.of(-89.25), latitudes: Float64Array.of(13.71) },
    });
    expect(preview).not.toHaveProperty('incidents');
    expect(await engine.aside('date-missing', 0, 5)).toMatchObject([{ row: 5 }]);
    expect(await engine.aside(null, 1, 5)).toHaveLength(1);
    expect(await engine.incidents(1, 9)).toMatchObject([{ precision: 'day', latitude: 13.71 }]);
  });

  it('writes what it keeps aside so that it is read again as it was, and harms no spreadsheet', async () => {
    const engine = incidentEngine();
    await engine.read(table.replace('2015-04-01,', '"2099-01-01",'), null);
    await engine.preview(context, open, nothing);
    const csv = await engine.asideCsv(words);
    expect(csv.split('\r\n').slice(2)).toEqual([
      'Fecha,Lon,Lat,Delito,Nota,Fila,Motivo',
      `2099-01-01,"'-89,15","13,71",Hurtos,'=1+1,3,future`,
      `2015-04-02,"'-89,25","13,71",Extorsiones,,4,outside`,
      `,"'-89,15","13,71",Hurtos,'-,5,date-missing`,
      '',
    ]);
    await engine.read(csv.replace('2099', '2015'), null);
    const again = valueOf(await engine.preview(context, open, nothing));
    expect(again.counts).toMatchObject({ rows: 3, incidents: 1, byReason: { outside: 1 } });
    expect(again.roles.slice(5)).toEqual([null, null]);
  });

  it('reads any cell again as it was', async () => {
    const cell = fc
      .stringMatching(/^[=+\-@']?[A-Za-z0-9",;'\n .°-]{0,8}$/)
      .map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (pairs) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const rows = pairs.map(([a, b]) => `x,-89,13,Hurtos,${quoted(a)},${quoted(b)}`);
        const engine = incidentEngine();
        const source = ['Fecha,Lon,Lat,Delito,A,B', ...rows].join('\n');
        const { grid } = await readIncidentTable(source);
        await engine.read(source, null);
        await engine.preview(context, open, nothing);
        const { grid: again } = await readIncidentTable(await engine.asideCsv(words));
        const cells = (all: typeof grid, from: number) =>
          all.slice(from).map((row) => row.slice(4, 6).map((each) => String(each).trim()));
        expect(cells(again, 3)).toEqual(cells(grid, 1));
      }),
      { numRuns: 60 },
    );
  });

  it('drops a preview that is out of date', async () => {
    const engine = incidentEngine();
    const rows = Array.from({ length: 8000 }, () => '2015-03-01,-89.15,13.7,Hurtos');
    await engine.read(['Fecha,Lon,Lat,Delito', ...rows].join('\n'), null);
    const [first, second] = await Promise.all([
      engine.preview(context, open, nothing),
      engine.preview(context, { ...open, indicatorOfAll: 'extortion' }, nothing),
    ]);
    expect([first.status, valueOf(second).byKind]).toEqual(['cancelled', [['extortion', 1]]]);
  });

  it('answers with the reason where no table can be made out', async () => {
    const engine = incidentEngine();
    expect(await engine.read('{"type": "x"', null)).toMatchObject({
      ...{ status: 'refused', refusal: { kind: 'broken-json' } },
    });
    expect(await engine.read(' ', null)).toMatchObject({ refusal: { kind: 'empty' } });
  });
});
