import type { Incident } from '../../../domain/incident.ts';
import { cellText, type Grid } from '../../../domain/table-import/grid.ts';
import type { AsideRow } from '../../../spatial/incident-import/incident-import.ts';

/** Places as columns, WGS84 degrees. */
export type Places = { longitudes: Float64Array; latitudes: Float64Array };

/** How many there are of each kind, the most frequent first. */
export function countByKind(incidents: readonly Incident[]): [key: string, count: number][] {
  return counted(incidents, ({ indicatorKey }) => indicatorKey).sort(([, a], [, b]) => b - a);
}

/** How many there are of each month (`2015-03`), or of each year where months are too many to show. */
export function countByTime(incidents: readonly Incident[]): [time: string, count: number][] {
  const months = counted(incidents, ({ occurredAt }) => occurredAt.slice(0, 7));
  const mostMonths = 36;
  const times =
    months.length <= mostMonths
      ? months
      : counted(incidents, ({ occurredAt }) => occurredAt.slice(0, 4));
  return times.sort(([a], [b]) => (a < b ? -1 : 1));
}

function counted(
  incidents: readonly Incident[],
  keyOf: (incident: Incident) => string,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const incident of incidents) {
    const key = keyOf(incident);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts];
}

export function placesOf(incidents: readonly Incident[]): Places {
  return {
    longitudes: Float64Array.from(incidents, ({ longitude }) => longitude),
    latitudes: Float64Array.from(incidents, ({ latitude }) => latitude),
  };
}

/** Where the rows lie that are kept aside for lying outside. */
export function placesOutside(aside: readonly AsideRow[]): Places {
  const places = aside.flatMap(({ place }) => (place ? [place] : []));
  return {
    longitudes: Float64Array.from(places, ([longitude]) => longitude),
    latitudes: Float64Array.from(places, ([, latitude]) => latitude),
  };
}

/** What stands first in each column under the headings; empty where nothing does. */
export function exampleCells(grid: Grid, headingRow: number, columns: number): string[] {
  const searchedRows = 200;
  const rows = grid.slice(headingRow, headingRow + searchedRows);
  return Array.from({ length: columns }, (_, column) => {
    const found = rows.find((row) => cellText(row[column] ?? '') !== '');
    return found ? cellText(found[column] ?? '').slice(0, 60) : '';
  });
}
