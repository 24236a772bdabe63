import type { CellShape } from '../../../domain/incident-filter.ts';
import { cellOutline } from '../../../spatial/index.ts';
import type { CellRow } from './cell-rows.ts';
import type { ExportAbout } from './export-about.ts';

/**
 * Cells as GeoJSON (RFC 7946), WGS84 degrees with six decimals (about a decimetre); what the file is,
 * of whom and for whom stands in `metadata`.
 *
 * @param sectorOf the police code of the sector of each cell, in the order of the rows
 */
export function cellsGeoJson(
  shape: CellShape,
  rows: readonly CellRow[],
  sectorOf: readonly (string | null)[],
  about: ExportAbout,
): string {
  const { restriction, synthetic, illustrative, title, author, madeAt, filters, method } = about;
  return JSON.stringify({
    type: 'FeatureCollection',
    metadata: {
      restriction,
      synthetic,
      title,
      municipality: about.municipalityId,
      author,
      createdAt: madeAt,
      filters,
      method,
      reading: about.reading,
      boundaries: illustrative,
      cells: { kind: shape.kind, sizeMetres: shape.size, addressesIn: 'EPSG:32616' },
    },
    features: rows.map((row, at) => ({
      type: 'Feature',
      id: `${row.column}:${row.row}`,
      geometry: {
        type: 'Polygon',
        coordinates: cellOutline(shape, row.column, row.row).coordinates.map((ring) =>
          ring.map((position) => position.map(sixDecimals)),
        ),
      },
      properties: {
        sector: sectorOf[at] ?? null,
        zone: row.zone,
        incidents: row.count,
        share_of_cell: rounded(row.share),
        z: rounded(row.z),
        p: rounded(row.p),
        p_adjusted: rounded(row.adjusted),
        level: row.level,
      },
    })),
  });
}

function sixDecimals(degrees: number): number {
  return Number(degrees.toFixed(6));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6));
}
