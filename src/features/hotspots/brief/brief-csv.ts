import type { CellShape } from '../../../domain/incident-filter.ts';
import { csvOf } from '../../../domain/table-export/delimited.ts';
import type { MatrixCell } from '../../../domain/table-export/matrix.ts';
import { cellCentre } from '../../../spatial/index.ts';
import { coordinatesText } from '../list/extent.ts';
import type { Zone } from '../list/zones.ts';
import type { CellRow } from './cell-rows.ts';
import type { ExportAbout } from './export-about.ts';

/** Headings stand in files and are read by programs, so they are not among the screen's messages. */
const headings = {
  es: {
    cells: [
      ...['celda', 'sector', 'zona', 'latitud', 'longitud', 'hechos', 'parte_en_el_area'],
      ...['z', 'p', 'p_ajustada', 'nivel'],
    ],
    zones: [
      ...['zona', 'sector', 'hechos', 'parte_del_total', 'nivel', 'celdas', 'ancho_m', 'alto_m'],
      ...['esquina_noroeste', 'esquina_sureste', 'centro', 'cuando', 'que'],
    ],
  },
  en: {
    cells: [
      ...['cell', 'sector', 'zone', 'latitude', 'longitude', 'incidents', 'share_in_area'],
      ...['z', 'p', 'p_adjusted', 'level'],
    ],
    zones: [
      ...['zone', 'sector', 'incidents', 'share_of_all', 'level', 'cells', 'width_m', 'height_m'],
      ...['north_west_corner', 'south_east_corner', 'centre', 'when', 'what'],
    ],
  },
};

/** Lines above the table: what it is, of whom and for whom. */
function aboutLines(about: ExportAbout): [string, string][] {
  const word = (es: string, en: string) => (about.language === 'es' ? es : en);
  const lines: [string, string | null][] = [
    [about.restriction, ''],
    [word('Sintético', 'Synthetic'), about.synthetic],
    [word('Contenido', 'Content'), about.title],
    [word('Autoría', 'Author'), about.madeBy],
    [word('Filtros', 'Filters'), about.filters],
    [word('Método', 'Method'), about.method],
    [word('Límites', 'Boundaries'), about.illustrative],
    [word('Lectura', 'Reading'), about.reading],
  ];
  // A line of its own for each, so that whoever skips lines finds the table.
  return lines.flatMap(([label, text]) =>
    text === null ? [] : [[label, text.replace(/\s*\n\s*/g, ' ')]],
  );
}

function csv(about: ExportAbout, table: 'cells' | 'zones', rows: MatrixCell[][]): string {
  const { language } = about;
  return csvOf({ language, about: aboutLines(about), headings: headings[language][table], rows });
}

/** A row for each cell; no text in it is taken for a formula by a spreadsheet. */
export function cellsCsv(
  shape: CellShape,
  rows: readonly CellRow[],
  sectorOf: readonly (string | null)[],
  about: ExportAbout,
): string {
  const digits = (value: number | null) => (value === null ? null : Number(value.toFixed(6)));
  return csv(
    about,
    'cells',
    rows.map((row, at) => {
      const [longitude, latitude] = cellCentre(shape, row.column, row.row);
      return [
        ...[`${row.column}:${row.row}`, sectorOf[at] ?? null, row.zone],
        ...[digits(latitude), digits(longitude), row.count, digits(row.share)],
        ...[digits(row.z), digits(row.p), digits(row.adjusted), row.level],
      ];
    }),
  );
}

/** What is said of a zone in words. */
export type ZoneWords = { sector: string; level: string; when: string; kinds: string };

/** A row for each zone, the hottest first. */
export function zonesCsv(
  zones: readonly Zone[],
  wordsOf: (zone: Zone) => ZoneWords,
  about: ExportAbout,
): string {
  return csv(
    about,
    'zones',
    zones.map((zone) => {
      const { sector, level, when, kinds } = wordsOf(zone);
      const { width, height, northWest, southEast, centre } = zone.extent;
      return [
        ...[zone.number, sector, zone.count, Number(zone.share.toFixed(4)), level],
        ...[zone.cells.length, Math.round(width), Math.round(height)],
        ...[northWest, southEast, centre].map(coordinatesText),
        ...[when, kinds],
      ];
    }),
  );
}
