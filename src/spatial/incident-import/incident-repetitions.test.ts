import { describe, expect, it } from 'vitest';
import { preview, reasons } from './fixtures/tables.ts';

describe('repeated incidents', () => {
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
