import type { CellShape } from '../../../domain/incident-filter.ts';
import type { Sector } from '../../../domain/territory.ts';
import { assignPoints, cellCentre, cellOutline } from '../../../spatial/index.ts';

/**
 * The sector of each cell: the one its centre lies in, else the one that most of its corners lie in
 * (a cell at the rim); null: none of them does.
 */
export function sectorsOfCells(
  shape: CellShape,
  addresses: readonly (readonly [column: number, row: number])[],
  sectors: readonly Pick<Sector, 'id' | 'geometry'>[],
): (number | null)[] {
  const areas = sectors.map(({ geometry }) => geometry);
  const at = (places: readonly (readonly number[])[]) =>
    assignPoints(
      areas,
      Float64Array.from(places, ([longitude = NaN]) => longitude),
      Float64Array.from(places, ([, latitude = NaN]) => latitude),
    ).polygon;
  const ofCentre = at(addresses.map(([column, row]) => cellCentre(shape, column, row)));
  return addresses.map(([column, row], i) => {
    const found = sectors[ofCentre[i] ?? -1];
    if (found) return found.id;
    const corners = cellOutline(shape, column, row).coordinates[0]?.slice(1) ?? [];
    return sectors[mostFrequent(at(corners))]?.id ?? null;
  });
}

/** The position that occurs most often, the lowest of several; -1: there is none. */
function mostFrequent(positions: Int32Array): number {
  const times = new Map<number, number>();
  for (const position of positions) {
    if (position >= 0) times.set(position, (times.get(position) ?? 0) + 1);
  }
  const [most] = [...times].sort(([a, n], [b, k]) => k - n || a - b);
  return most?.[0] ?? -1;
}
