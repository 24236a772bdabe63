import type { IncidentCounts } from '../../../domain/incident-filter.ts';
import { kindsOf, rhythmOf, type Rhythm } from '../list/rhythm.ts';
import type { Zone } from '../list/zones.ts';

export type ZoneFacts = { rhythm: Rhythm; kinds: { key: string; count: number }[] };

/**
 * When and what happened in each zone, by its number.
 *
 * @param hours by cell and hour of the week
 * @param kinds by cell and indicator
 */
export function zoneFacts(
  zones: readonly Zone[],
  hours: IncidentCounts,
  kinds: IncidentCounts,
): Map<number, ZoneFacts> {
  const zoneOf = new Map(
    zones.flatMap(({ number, cells }) => cells.map(({ address }) => [address, number] as const)),
  );
  const [hoursOf, kindsOfZone] = [rowsByZone(hours, zoneOf), rowsByZone(kinds, zoneOf)];
  return new Map(
    zones.map(({ number, count }) => {
      const known = pick(hours, hoursOf.get(number) ?? []);
      const told = known.count.reduce((sum, n) => sum + n, 0);
      return [
        number,
        {
          rhythm: rhythmOf({ ...known, leftOut: Math.max(0, count - told) }),
          kinds: kindsOf(pick(kinds, kindsOfZone.get(number) ?? [])),
        },
      ];
    }),
  );
}

/** Positions of the rows of each zone. */
function rowsByZone(
  { column, row, count }: IncidentCounts,
  zoneOf: ReadonlyMap<string, number>,
): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  count.forEach((_, at) => {
    const zone = zoneOf.get(`${column?.[at] ?? ''}:${row?.[at] ?? ''}`);
    if (zone === undefined) return;
    const list = rows.get(zone);
    if (list) list.push(at);
    else rows.set(zone, [at]);
  });
  return rows;
}

function pick({ step, indicator, count }: IncidentCounts, rows: readonly number[]) {
  return {
    step: rows.map((at) => step?.[at] ?? 0),
    indicator: rows.map((at) => indicator?.[at] ?? ''),
    count: Float64Array.from(rows, (at) => count[at] ?? 0),
  };
}
