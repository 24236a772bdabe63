import { decodeText } from '../../domain/table-import/decode-text.ts';
import { asWritten } from '../../domain/table-export/delimited.ts';
import type { Grid } from '../../domain/table-import/grid.ts';
import {
  readTable,
  type TableOrigin,
  type TableSource,
} from '../../domain/table-import/read-table.ts';
import { limits, TableRefusal } from '../../domain/table-import/refusal.ts';
import { geoJsonGrid } from './geojson-grid.ts';

/** As many as one import may hold, with room for headings, notes and blank rows. */
export const mostIncidentRows = 150_200;

export type IncidentTable = { grid: Grid; origin: TableOrigin | { kind: 'geojson' } };

/**
 * A table of incidents as a grid: CSV, TSV, XLSX, or the points of a GeoJSON file, told by content.
 *
 * @param sheetName of a workbook; null: its first sheet
 * @throws {TableRefusal | GeoJsonRefusal}
 */
export async function readIncidentTable(
  source: TableSource,
  sheetName: string | null = null,
): Promise<IncidentTable> {
  if (source.length > limits.bytes) {
    throw new TableRefusal({ kind: 'too-big', limit: limits.bytes, found: source.length });
  }
  if (looksLikeJson(source)) {
    const text = typeof source === 'string' ? source : decodeText(source).text;
    return { grid: geoJsonGrid(text, mostIncidentRows), origin: { kind: 'geojson' } };
  }
  const { grid, origin } = await readTable(source, sheetName, mostIncidentRows);
  // A row that was kept aside comes back mended, with the signs that keep spreadsheets from harm.
  return { grid: grid.map((row) => row.map(asWritten)), origin };
}

function looksLikeJson(source: TableSource): boolean {
  const beginning =
    typeof source === 'string'
      ? source.slice(0, 200)
      : new TextDecoder('windows-1252').decode(source.subarray(0, 200));
  return /^(\u00ef\u00bb\u00bf|\ufeff)?\s*\{\s*"/.test(beginning);
}
