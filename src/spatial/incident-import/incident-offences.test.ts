import { describe, expect, it } from 'vitest';
import { preview } from './fixtures/tables.ts';
import { foldOffence } from './match-offences.ts';

describe('offences of incidents', () => {
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
    expect([asked, mapped, left].map(({ offences }) => offences[0])).toEqual([
      { text: 'Art. 207', rows: 2, kind: 'unknown' },
      { text: 'Art. 207', rows: 2, kind: 'indicator', key: 'theft' },
      { text: 'Art. 207', rows: 2, kind: 'left-out' },
    ]);
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
