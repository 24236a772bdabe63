import { escapeXml } from '../escape-markup.ts';
import { columnLetters } from '../table-import/grid.ts';
import { words } from './matrix-words.ts';
import type { Matrix, MatrixCell } from './matrix.ts';
import { packZip } from './pack-zip.ts';

/**
 * A matrix as an XLSX workbook (ECMA-376): the table on the first sheet, what is said about it on
 * the second. Text is stored as text and numbers as numbers, so nothing runs as a formula; what is
 * missing has no cell. Written here because the library for it packs larger sheets in a worker of a
 * blob, which the content security policy forbids.
 */
export async function workbookOf(matrix: Matrix): Promise<Uint8Array<ArrayBuffer>> {
  const { data, about } = words[matrix.language];
  const table = sheetXml([matrix.headings, ...matrix.rows], { headings: true });
  const notes = sheetXml(matrix.about, { headings: false });
  const files: [string, string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml([data, about])],
    ['xl/_rels/workbook.xml.rels', workbookRelations],
    ['xl/styles.xml', styles],
    ['xl/worksheets/sheet1.xml', table],
    ['xl/worksheets/sheet2.xml', notes],
  ];
  const encoder = new TextEncoder();
  return packZip(
    files.map(([name, xml]) => ({ name, content: encoder.encode(declaration + xml) })),
    { compress: true },
  );
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${part}.worksheet+xml"/></Types>`;

function relations(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaging}/relationships">${each.join('')}</Relationships>`;
}

const workbookRelations = relations([
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', 'worksheets/sheet2.xml'],
  ['styles', 'styles.xml'],
]);

function workbookXml(sheets: readonly string[]): string {
  const each = sheets.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each.join('')}</sheets></workbook>`;
}

// Style 1 is for headings: bold, broken over lines.
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** @param options.headings whether the first row holds headings, which then stay in view */
function sheetXml(
  rows: readonly (readonly MatrixCell[])[],
  { headings }: { headings: boolean },
): string {
  const pane =
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>';
  const view = headings
    ? `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
    : '';
  const width = headings ? 14 : 40;
  const columns = `<cols><col min="1" max="200" width="${width}" customWidth="1"/></cols>`;
  const lines = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => cellXml(cell, row, column, headings && row === 0));
    return `<row r="${row + 1}">${xml.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}">${view}${columns}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: MatrixCell, row: number, column: number, isHeading: boolean): string {
  if (cell === null) return '';
  const place = `r="${columnLetters(column)}${row + 1}"${isHeading ? ' s="1"' : ''}`;
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}
