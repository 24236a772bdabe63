import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../domain/table-import/read-delimited.ts';
import { TableRefusal } from '../../domain/table-import/refusal.ts';
import { toMetres } from '../projection/transverse-mercator.ts';
import type { IncidentChoices, IncidentContext, IncidentPreview } from './incident-import.ts';
import { foldOffence } from './match-offences.ts';
import { previewIncidents } from './preview-incidents.ts';
import { readIncidentTable } from './read-incident-table.ts';

const indicator = (key: string, labelEs: string, sourceLabel: string, isDuplicateOf?: string) => ({
  ...{ key, labelEs, labelEn: sourceLabel, sourceLabel },
  isDuplicateOf: isDuplicateOf ?? null,
});
const context: IncidentContext = {
  municipalityId: 'soyapango',
  indicators: [
    indicator('theft', 'Hurtos', 'Theft'),
    indicator('extortion', 'Extorsiones', 'Extortion'),
    indicator('sexual_offense_1', 'Delitos sexuales', 'Sexual Offense'),
    indicator(
      'sexual_offense_2',
      'Delitos sexuales (repetida)',
      'Sexual Offense',
      'sexual_offense_1',
    ),
  ],
  areas: [
    {
      type: 'Polygon',
      coordinates: [
        [
          [-89.17, 13.67],
          [-89.11, 13.67],
          [-89.11, 13.75],
          [-89.17, 13.75],
          [-89.17, 13.67],
        ],
      ],
    },
  ],
  now: Date.parse('2016-01-10T12:00:00-06:00'),
};
const open: IncidentChoices = {
  columns: new Map(),
  dayOrder: null,
  reading: null,
  offences: new Map(),
  indicatorOfAll: null,
  alike: 'aside',
};

function preview(text: string, choices: Partial<IncidentChoices> = {}): IncidentPreview {
  return previewIncidents(readDelimited(text, 200_000).grid, context, { ...open, ...choices });
}

/** Rows of date and time; the rest is right. */
function dated(...dates: string[]): string {
  const rows = dates.map((date, at) => `${date};-89.15;13.7${at};Hurtos`);
  return ['Fecha;Longitud;Latitud;Delito', ...rows].join('\n');
}

/** Rows of places; the rest is right. */
function placed(...places: [string, string][]): string {
  const rows = places.map(([x, y], at) => `2015-03-${10 + at}\t${x}\t${y}\tHurtos`);
  return ['fecha\tx\ty\tdelito', ...rows].join('\n');
}

const times = ({ incidents }: IncidentPreview) =>
  incidents.map(({ occurredAt, precision }) => `${occurredAt.slice(0, 16)} ${precision}`);
const reasons = ({ aside }: IncidentPreview) => aside.map(({ row, reason }) => [row, reason]);

describe('times', () => {
  it('reads what day it is from the dates that leave no doubt, for the whole table', () => {
    const days = preview(dated('03/04/2015 14:30', '25/04/2015 7:05 p. m.'));
    expect(days.dayOrder).toBe('day-first');
    expect(times(days)).toEqual(['2015-04-03T14:30 minute', '2015-04-25T19:05 minute']);
    const months = preview(dated('03/04/2015', '04/25/2015'));
    expect(months.dayOrder).toBe('month-first');
    expect(times(months)).toEqual(['2015-03-04T00:00 day', '2015-04-25T00:00 day']);
  });

  it('asks where no date tells, or dates contradict each other, and lets those rows wait', () => {
    const silent = preview(dated('03/04/2015', '05/05/2015'));
    expect(silent.needs).toEqual([
      { kind: 'day-order', why: 'no-cell-tells', example: '03/04/2015' },
    ]);
    expect(silent.counts).toMatchObject({ incidents: 1, waiting: 1, aside: 0 });
    expect(times(preview(dated('03/04/2015'), { dayOrder: 'month-first' }))).toEqual([
      '2015-03-04T00:00 day',
    ]);

    const torn = dated('25/04/2015', '04/26/2015', '03/04/2015', '27/04/2015');
    expect(preview(torn).needs).toEqual([
      { kind: 'day-order', why: 'cells-disagree', example: '04/26/2015' },
    ]);
    const chosen = preview(torn, { dayOrder: 'day-first' });
    expect(chosen.needs).toEqual([]);
    expect(reasons(chosen)).toEqual([[3, 'date-unreadable']]);
  });

  it.each([
    ['2015-03-01T13:45-06:00', '2015-03-01T13:45 minute'],
    ['2015-03-01T02:00:00Z', '2015-02-28T20:00 minute'],
    ['2015-03-01 13:45:59.5', '2015-03-01T13:45 minute'],
    ['2015/3/1', '2015-03-01T00:00 day'],
    ['20150301', '2015-03-01T00:00 day'],
    ['42064', '2015-03-01T00:00 day'],
    ['42064,573611', '2015-03-01T13:46 minute'],
    ['1 de marzo de 2015', '2015-03-01T00:00 day'],
    ['domingo, 1 de marzo de 2015', '2015-03-01T00:00 day'],
    ['01-mar-15', '2015-03-01T00:00 day'],
    ['March 1, 2015', '2015-03-01T00:00 day'],
    ['31/12/99', '1999-12-31T00:00 day'],
    ['29.02.2012', '2012-02-29T00:00 day'],
    ['marzo 2015', '2015-03-01T00:00 month'],
    ['Setiembre de 2015', '2015-09-01T00:00 month'],
    ['mar-15', '2015-03-01T00:00 month'],
    ['2015-03', '2015-03-01T00:00 month'],
    ['03/2015', '2015-03-01T00:00 month'],
  ])('reads %s', (date, read) => {
    expect(times(preview(dated(date)))).toEqual([read]);
  });

  it.each([
    ['', 'date-missing'],
    ['s/n', 'date-unreadable'],
    ['2015-02-30', 'date-unreadable'],
    ['2015-13-01', 'date-unreadable'],
    ['31/31/2015', 'date-unreadable'],
    ['2015-03-01 25:00', 'date-unreadable'],
    ['2015', 'date-unreadable'],
    ['1899-12-31', 'before-1900'],
    ['2016-01-11', 'future'],
    ['2016-01-10 12:01', 'future'],
  ])('keeps a row with the date %j aside: %s', (date, reason) => {
    const { aside } = preview(dated('2015-01-01', date));
    expect(aside.map((each) => each.reason)).toEqual([reason]);
    expect(aside[0]).toMatchObject({ row: 3, cells: [date, '-89.15', '13.71', 'Hurtos'] });
  });

  it('takes a column of times, and a table of midnights for days without times', () => {
    const table = (...cells: string[]) =>
      ['fecha,hora,lon,lat,delito', ...cells.map((c, at) => `${c},-89.15,13.7${at},Theft`)].join(
        '\n',
      );
    const read = preview(
      table(
        '2015-03-01,1430',
        '2015-03-01,2:30 PM',
        '2015-03-01,',
        '2015-03-01,00:00',
        '2015-03-01,noche',
      ),
    );
    expect(times(read)).toEqual([
      ...['2015-03-01T14:30 minute', '2015-03-01T14:30 minute'],
      ...['2015-03-01T00:00 day', '2015-03-01T00:00 minute'],
    ]);
    expect(reasons(read)).toEqual([[6, 'time-unreadable']]);
    expect(times(preview(table('2015-03-01,00:00')))).toEqual(['2015-03-01T00:00 day']);
  });

  it('reads every instant as any of its spellings', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-13'), max: new Date('2015-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 16);
          const [y = '', m = '', d = ''] = text.slice(0, 10).split('-');
          const clock = text.slice(11);
          const expected = `${text} minute`;
          const noon = '2015-01-01 12:00';
          const read = (spelling: string, dayOrder: IncidentChoices['dayOrder']) =>
            times(preview(dated(spelling, noon), { dayOrder }))[0];
          expect(read(`${y}-${m}-${d} ${clock}`, null)).toBe(expected);
          expect(read(`${Number(d)}/${m}/${y} ${clock}`, 'day-first')).toBe(expected);
          expect(read(`${m}-${d}-${y}, ${clock}`, 'month-first')).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('places', () => {
  it.each([
    ['degrees', '-89.15', '13.7'],
    ['degrees', '-89,15', '13,700'],
    ['degrees', '89.15 W', '13.7° N'],
    ['degrees', '89°09\'00"O', '13° 42\' 00" N'],
    ['degrees-exchanged', '13.7', '-89.15'],
    ['degrees-unsigned', '89.15', '13.7'],
    ['degrees-unsigned-exchanged', '13.7', '89.15'],
    ['utm-16n', '267473.019932', '1515581.821208'],
    ['utm-16n', '267,473.02', '1,515,581.82'],
    ['utm-16n', '267.473,02', '1.515.581,82'],
    ['utm-16n', '267 473', '1 515 582'],
    ['utm-16n-exchanged', '1515581.82', '267473.02'],
  ])('reads %s: %s, %s', (reading, x, y) => {
    const read = preview(placed([x, y]));
    expect(read.reading).toBe(reading);
    expect(read.incidents[0]?.longitude).toBeCloseTo(-89.15, 5);
    expect(read.incidents[0]?.latitude).toBeCloseTo(13.7, 5);
  });

  it('reads all rows as most of them ask for, and keeps those aside that ask for another', () => {
    const read = preview(
      placed(['13.7', '-89.15'], ['-89.15', '13.7'], ['13.71', '-89.15'], ['267473', '1515581']),
    );
    expect(read.reading).toBe('degrees-exchanged');
    expect(reasons(read)).toEqual([
      [3, 'place-read-otherwise'],
      [5, 'place-read-otherwise'],
    ]);
    const chosen = preview(placed(['13.7', '-89.15'], ['-89.15', '13.7']), { reading: 'degrees' });
    expect(reasons(chosen)).toEqual([[2, 'place-read-otherwise']]);
  });

  it('keeps aside what is no place, or a place elsewhere', () => {
    const read = preview(
      placed(
        ...([
          ['-89.15', '13.7'],
          ['', '13.7'],
          ['-89.15', '-'],
          ['0', '0'],
        ] as [string, string][]),
        ...([
          ['aquí', '13.7'],
          ['-89.2', '13.7'],
          ['200', '95'],
          ['1e400', '2'],
        ] as [string, string][]),
      ),
    );
    expect(reasons(read)).toEqual([
      ...[3, 4, 5].map((row) => [row, 'place-missing']),
      [6, 'place-unreadable'],
      [7, 'outside'],
      [8, 'outside'],
      [9, 'place-unreadable'],
    ]);
  });

  it('finds any place again, in degrees and metres', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -89.1699, max: -89.1101, noNaN: true }),
        fc.double({ min: 13.6701, max: 13.7499, noNaN: true }),
        (longitude, latitude) => {
          const [east, north] = toMetres(longitude, latitude);
          const comma = (value: number) => value.toFixed(7).replace('.', ',');
          for (const pair of [
            [comma(longitude), comma(latitude)],
            [latitude.toFixed(7), longitude.toFixed(7)],
            [comma(east), comma(north)],
          ] as [string, string][]) {
            const [found] = preview(placed(pair)).incidents;
            expect(found?.longitude).toBeCloseTo(longitude, 6);
            expect(found?.latitude).toBeCloseTo(latitude, 6);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('offences', () => {
  const table =
    'fecha,lon,lat,delito\n2015-01-01,-89.15,13.7,Art. 207\n2015-01-02,-89.15,13.7,ART.  207\n2015-01-03,-89.15,13.7,sexual offense\n2015-01-04,-89.15,13.7,\n';

  it('asks once for each offence that is not known, and goes by the answer', () => {
    const asked = preview(table);
    expect(asked.needs).toEqual([{ kind: 'offence', text: 'Art. 207', rows: 2 }]);
    expect(asked.incidents.map(({ indicatorKey }) => indicatorKey)).toEqual(['sexual_offense_1']);
    expect(asked.counts).toMatchObject({ rows: 4, incidents: 1, aside: 1, waiting: 2 });
    const mapped = preview(table, { offences: new Map([[foldOffence('art. 207'), 'theft']]) });
    expect(mapped.incidents.map(({ indicatorKey }) => indicatorKey)).toEqual([
      ...['theft', 'theft', 'sexual_offense_1'],
    ]);
    const left = preview(table, { offences: new Map([[foldOffence('art. 207'), null]]) });
    expect(left.counts.byReason).toEqual({ 'offence-left-out': 2, 'offence-missing': 1 });
  });

  it('tells codes apart that differ in a point', () => {
    expect(foldOffence('Extorsión  1.2')).toBe('extorsion 1.2');
    expect(foldOffence('1.2')).not.toBe(foldOffence('12'));
  });

  it('asks for the columns that are missing, and takes one kind for all', () => {
    const bare = 'cuando,dónde x,dónde y\n2015-01-01,-89.15,13.7';
    expect(preview(bare).needs.map((need) => need.kind === 'column' && need.role)).toEqual([
      ...['date', 'x', 'y', 'offence'],
    ]);
    expect(preview(bare).counts).toMatchObject({ rows: 1, waiting: 1 });
    const columns = new Map([[0, 'date'] as const, [1, 'x'] as const, [2, 'y'] as const]);
    const told = preview(bare, { columns, indicatorOfAll: 'theft' });
    expect(told.incidents).toHaveLength(1);
  });
});

describe('repetitions', () => {
  const row = '2015-01-01 10:00,-89.15,13.7,Theft';

  it('keeps aside the same id, and the same kind, time and place, and says which row', () => {
    const table = `id,fecha,lon,lat,delito\nA-1,${row}\nA-1,2015-01-02,-89.15,13.7,Theft\nA-2,${row}\n`;
    expect(preview(table).aside).toMatchObject([
      { row: 3, reason: 'same-id', repeats: 2 },
      { row: 4, reason: 'alike', repeats: 2 },
    ]);
    const kept = preview(table, { alike: 'keep' });
    expect(reasons(kept)).toEqual([[3, 'same-id']]);
  });

  it('does not count a row against one that is not imported itself', () => {
    const table = `id,fecha,lon,lat,delito\nA-1,2015-01-01,,,Theft\nA-1,${row}\n`;
    expect(reasons(preview(table))).toEqual([[2, 'place-missing']]);
  });

  it('keeps UUIDs and makes the same ids of the same table, whatever its order', () => {
    const uuid = 'F184253C-ba1e-5d33-ac5a-a2029b3708cc';
    const head = 'id,fecha,lon,lat,delito';
    const rows = [
      `${uuid},${row}`,
      `,2015-01-02,-89.15,13.7,Theft`,
      `B,2015-01-03,-89.15,13.7,Theft`,
    ];
    const ids = (lines: string[]) =>
      preview([head, ...lines].join('\n')).incidents.map(({ id }) => id);
    const found = ids(rows);
    expect(found[0]).toBe(uuid.toLowerCase());
    expect(new Set(found).size).toBe(3);
    expect(ids(rows.toReversed())).toEqual(found.toReversed());
    expect(found.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
  });
});

describe('the table', () => {
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

  it('reads 100,000 rows in a few seconds', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => {
      const day = 1 + (at % 28);
      const month = 1 + (at % 12);
      const east = (265_000 + (at % 5000)).toFixed(2).replace('.', ',');
      return `${day}/${month}/2015 ${at % 24}:${10 + (at % 50)};${east};${1_513_000 + (at % 4001)};Hurtos`;
    });
    const text = ['Fecha;Este;Norte;Delito', ...lines].join('\n');
    // Of the processor, as other tests may run beside this one; here it takes 2 to 4 seconds.
    const started = process.cpuUsage();
    const { grid } = await readIncidentTable(new TextEncoder().encode(text));
    const { counts } = previewIncidents(grid, context, open);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
    expect(counts).toMatchObject({ rows: 100_000, waiting: 0 });
    expect(counts.incidents).toBeGreaterThan(90_000);
  }, 60_000);
});
