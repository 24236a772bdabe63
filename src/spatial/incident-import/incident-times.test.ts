import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dated, preview, reasons, times } from './fixtures/tables.ts';
import type { IncidentChoices } from './incident-import.ts';

describe('times of incidents', () => {
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
