import { describe, expect, it } from 'vitest';
import { clipboardText, rankText } from './clipboardText.ts';
import type { MatrixColumn } from './matrixColumns.ts';
import { matrixRow } from './matrixFixture.ts';

const fixed = { width: 100, colour: null, group: null };
const code: MatrixColumn = { id: 'code', kind: 'code', label: 'Código', ...fixed };
const name: MatrixColumn = { id: 'name', kind: 'name', label: 'Sector', ...fixed };
const rank: MatrixColumn = { id: 'rank', kind: 'rank', label: 'Puesto', ...fixed };
const theft: MatrixColumn = {
  ...fixed,
  id: 'indicator:theft',
  kind: 'indicator',
  label: 'Hurto',
  group: 'crime',
  at: 0,
  included: true,
};
const folded: MatrixColumn = { ...fixed, id: 'folded:x', kind: 'folded', label: 'X', group: 'x' };

describe('copied cells', () => {
  it('are lines of tab-separated text under their headings', () => {
    const rows = [matrixRow('160-001-1', { values: [1234.5] }), matrixRow('160-002')];
    expect(clipboardText(rows, [code, name, theft])).toBe(
      'Código\tSector\tHurto\r\n160-001-1\tZona 160-001-1\t1234.5\r\n160-002\tZona 160-002\t',
    );
  });

  it('keep zero, leave empty what is missing, and write negative numbers as numbers', () => {
    const rows = [0, null, -3].map((value) => matrixRow('1', { values: [value] }));
    expect(clipboardText(rows, [theft])).toBe('Hurto\r\n0\r\n\r\n-3');
  });

  it.each(['=1+1', '+50', '-2', '@SUM(A1)', ' =1+1', '\t=1'])(
    'let no spreadsheet run %j',
    (text) => {
      const cell = clipboardText([matrixRow('1', { name: text })], [name]).split('\r\n')[1];
      expect(cell?.replace(/^"/, '')).toBe(text.includes('\t') ? `'${text}"` : `'${text}`);
    },
  );

  it('quote what would break the lines', () => {
    const row = matrixRow('1', { name: 'Lomas "Altas"\ny Bajas' });
    expect(clipboardText([row], [name])).toBe('Sector\r\n"Lomas ""Altas""\ny Bajas"');
  });

  it('leave out the columns of a folded group', () => {
    expect(clipboardText([matrixRow('1', { values: [2] })], [folded, theft])).toBe('Hurto\r\n2');
  });

  it('give a rank with its interval', () => {
    const row = matrixRow('1', { rank: 3, rankLow: 1, rankHigh: 6 });
    expect(clipboardText([row, matrixRow('2')], [rank])).toBe('Puesto\r\n3 (1–6)\r\n');
    expect(rankText(matrixRow('1', { rank: 3 }))).toBe('3');
  });
});
