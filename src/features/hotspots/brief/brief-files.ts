import {
  isRefusal,
  type CellColumns,
  type HotspotAnalysis,
  type Refusal,
} from '../../../spatial/index.ts';
import { sectorsOfCells } from '../list/sectors-of-cells.ts';
import { cellsCsv, zonesCsv } from './brief-csv.ts';
import type { Brief } from './brief.ts';
import { cellRows } from './cell-rows.ts';
import { cellsGeoJson } from './cells-geojson.ts';
import { exportFileName } from './export-about.ts';
import { zoneWords } from './zone-table.ts';

export type BriefFile = { name: string; type: string; content: BlobPart };

/** What the files of cells are made of: the counts, and Gi* where it could be computed. */
export type BriefCells = { grid: CellColumns; analysis: HotspotAnalysis | Refusal };

/** The cells as GeoJSON or CSV; null: there are no counts by cell. */
export function cellsFile(
  brief: Brief,
  { grid, analysis }: BriefCells,
  kind: 'geojson' | 'cells',
): BriefFile | null {
  const rows = cellRows(grid, isRefusal(analysis) ? null : analysis, brief.zones);
  if (rows === null) return null;
  const ids = sectorsOfCells(
    grid.shape,
    rows.map(({ column, row }) => [column, row] as const),
    brief.sectors,
  );
  const codes = new Map(brief.sectors.map(({ id, ppdCode }) => [id, ppdCode]));
  const sectorOf = ids.map((id) => (id === null ? null : (codes.get(id) ?? null)));
  const name = exportFileName(brief.about, kind);
  return kind === 'geojson'
    ? {
        name,
        type: 'application/geo+json',
        content: cellsGeoJson(grid.shape, rows, sectorOf, brief.about),
      }
    : {
        name,
        type: 'text/csv;charset=utf-8',
        content: cellsCsv(grid.shape, rows, sectorOf, brief.about),
      };
}

export function zonesFile(brief: Brief): BriefFile {
  return {
    name: exportFileName(brief.about, 'zones'),
    type: 'text/csv;charset=utf-8',
    content: zonesCsv(brief.zones, (zone) => zoneWords(brief, zone), brief.about),
  };
}
