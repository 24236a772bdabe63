import { describe, expect, it } from 'vitest';
import { packZip } from '../table-export/pack-zip.ts';
import { workbookOf } from '../table-export/workbook.ts';
import { decodeText } from './decode-text.ts';
import { slidesTable } from './fixtures/slides-table.ts';
import { readDelimited } from './read-delimited.ts';
import { readTable } from './read-table.ts';
import { limits, TableRefusal, type RefusalKind } from './refusal.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

async function refusalOf(source: string | Uint8Array, sheet?: string): Promise<RefusalKind> {
  try {
    await readTable(source, sheet);
  } catch (error) {
    if (error instanceof TableRefusal) return error.refusal.kind;
    throw error;
  }
  throw new Error('The table was read.');
}

describe('decodeText', () => {
  it('reads UTF-8, with and without a byte order mark, and leaves the mark out', () => {
    expect(decodeText(utf8('Código'))).toEqual({ text: 'Código', encoding: 'utf-8' });
    expect(decodeText(utf8('\ufeffCódigo'))).toEqual({ text: 'Código', encoding: 'utf-8' });
  });

  it('reads UTF-16 of either order by its mark', () => {
    const units = [0xfeff, ...Array.from('Año', (letter) => letter.charCodeAt(0))];
    const little = Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]));
    const big = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]));
    expect(decodeText(little)).toEqual({ text: 'Año', encoding: 'utf-16le' });
    expect(decodeText(big)).toEqual({ text: 'Año', encoding: 'utf-16be' });
  });

  it('takes what is not UTF-8 for Windows-1252 and says so', () => {
    expect(decodeText(latin('Código;Año'))).toEqual({
      text: 'Código;Año',
      encoding: 'windows-1252',
    });
  });

  it('refuses what is not text', () => {
    expect(() => decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2))).toThrow(TableRefusal);
    expect(() => decodeText(utf8('a\u0000b'))).toThrow(TableRefusal);
    expect(() => decodeText(utf8('%PDF-1.7 and so on'))).toThrow(TableRefusal);
    expect(() => decodeText(Uint8Array.of(0xff, 0xfe, 0x41))).toThrow(TableRefusal);
  });
});

describe('readDelimited', () => {
  it.each([
    ['a\tb\n1\t2', '\t'],
    ['a;b\n1,5;2,5', ';'],
    ['sector;theft\n1;1,234,567\n2;2,345,678', ';'],
    ['a,b\r\n1,2\r\n', ','],
    ['"one, two, three";b\n1;2', ';'],
  ])('finds the separator of %j', (text, delimiter) => {
    expect(readDelimited(text).delimiter).toBe(delimiter);
  });

  it('reads quoted cells with separators, quotes and line ends in them', () => {
    const { grid } = readDelimited('a,b\r\n"x, ""y""","line\r\nend"\r\n');
    expect(grid).toEqual([
      ['a', 'b'],
      ['x, "y"', 'line\r\nend'],
    ]);
  });

  it('keeps blank rows between others, so that row numbers stay, and drops those at the end', () => {
    expect(readDelimited('a,b\n\n1,2\n,\n\n \n').grid).toEqual([['a', 'b'], [''], ['1', '2']]);
  });

  it('says in which row a quote stays open', () => {
    try {
      readDelimited('a,b\n1,2\n"3,4\n');
      expect.unreachable();
    } catch (error) {
      expect((error as TableRefusal).refusal).toEqual({ kind: 'broken-quotes', row: 3 });
    }
  });

  it('reads the table of the slides as it is pasted', () => {
    const { grid, delimiter } = readDelimited(slidesTable);
    expect(delimiter).toBe('\t');
    expect(grid).toHaveLength(12);
    expect(new Set(grid.map((row) => row.length))).toEqual(new Set([24]));
  });
});

const matrix = {
  language: 'es' as const,
  about: [['Fuente', 'PNC']] as [string, string][],
  headings: ['Código PPD', 'Hurtos'],
  rows: [
    ['160-001', 1.5],
    ['=1+1', null],
  ],
};

function rawWorkbook(sheetData: string, extra: [string, string][] = []): Promise<Uint8Array> {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const files: [string, string][] = [
    [
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="Uno" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet><sheetData><row r="1">${sheetData}</row></sheetData></worksheet>`,
    ],
    ...extra,
  ];
  const entries = files.map(([name, xml]) => ({ name, content: utf8(xml) }));
  return packZip(entries, { compress: true });
}

describe('readTable of workbooks', () => {
  it('reads the first sheet, or the one that is asked for', async () => {
    const bytes = await workbookOf(matrix);
    const first = await readTable(bytes);
    expect(first.origin).toEqual({
      kind: 'workbook',
      sheets: ['Datos', 'Acerca de'],
      sheet: 'Datos',
    });
    expect(first.grid).toEqual([
      ['Código PPD', 'Hurtos'],
      ['160-001', 1.5],
      ['=1+1', ''],
    ]);
    expect((await readTable(bytes, 'Acerca de')).grid).toEqual([['Fuente', 'PNC']]);
    expect(await refusalOf(bytes, 'Tres')).toBe('no-such-sheet');
  });

  it('reads large sheets without a worker of its own', async () => {
    const rows = Array.from({ length: 9_000 }, (_, at) => [`160-${at}`, at, at + 1, at + 2]);
    const bytes = await workbookOf({ ...matrix, rows });
    const { grid } = await readTable(bytes);
    expect(grid).toHaveLength(9_001);
    expect(grid[9_000]).toEqual(['160-8999', 8999, 9000, 9001]);
  });

  it('takes the stored value of a formula, dates and truth values as text, errors as they are', async () => {
    const bytes = await rawWorkbook(
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" s="1"><v>42005</v></c>' +
        '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c>' +
        '<c r="E1" t="str"><f>A2</f><v></v></c><c r="F1" s="1"><v>42005.573611111111</v></c>',
    );
    expect((await readTable(bytes)).grid[0]).toEqual([
      ...[2, '2015-01-01', 'TRUE', '#REF!', '', '2015-01-01T13:46:00'],
    ]);
  });

  it('refuses formulas that nobody has worked out, which would read as missing', async () => {
    expect(await refusalOf(await rawWorkbook('<c r="A1"><f>1+1</f><v></v></c>'))).toBe(
      'formulas-without-values',
    );
    expect(await refusalOf(await rawWorkbook('<c r="A1"><f>1+1</f></c>'))).toBe(
      'formulas-without-values',
    );
  });

  it('refuses what is cut short, what is no workbook, and the old or locked format', async () => {
    const bytes = await workbookOf(matrix);
    expect(await refusalOf(bytes.slice(0, bytes.length / 2))).toBe('broken-workbook');
    const other = await packZip([{ name: 'a.xml', content: utf8('<a/>') }], { compress: true });
    expect(await refusalOf(other)).toBe('broken-workbook');
    expect(await refusalOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe(
      'old-or-locked-workbook',
    );
  });

  it('refuses a part that unpacks to more than it says', async () => {
    const bytes = await workbookOf(matrix);
    const view = new DataView(bytes.buffer);
    const at = bytes.findIndex(
      (_, i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50,
    );
    view.setUint32(at + 24, 10, true);
    expect(await refusalOf(bytes)).toBe('broken-workbook');
    view.setUint32(at + 24, 0xfffffff0, true);
    expect(await refusalOf(bytes)).toBe('too-big');
  });
});

describe('limits of readTable', () => {
  it('refuses more than 50 MB without reading it', async () => {
    expect(await refusalOf(new Uint8Array(limits.bytes + 1))).toBe('too-big');
  });

  it('refuses too many rows and columns', async () => {
    expect(await refusalOf('a,b\n'.repeat(limits.rows + 5))).toBe('too-many-rows');
    expect((await readTable('a,b\n'.repeat(12_000), null, 12_000)).grid).toHaveLength(12_000);
    expect(await refusalOf(`${'a,'.repeat(limits.columns + 1)}b\n`)).toBe('too-many-columns');
  });

  it('refuses nothing at all', async () => {
    expect(await refusalOf('  \n\t\n')).toBe('empty');
    expect(await refusalOf(new Uint8Array())).toBe('empty');
  });
});
