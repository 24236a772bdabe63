import type { CellColumns, SignificanceAnalysis } from '../../../spatial/index.ts';
import { neighboursOf } from '../../../spatial/index.ts';
import { extentOf, type Extent } from './extent.ts';

export type HotCell = {
  /** Position in the grid. */
  cell: number;
  /** As in the address of the page: `12:-5`. */
  address: string;
  count: number;
  z: number;
  adjusted: number;
  level: 1 | 2 | 3;
};

/** Hot cells that adjoin one another. */
export type Zone = {
  /** From 1, the hottest first. */
  number: number;
  /** The hottest first. */
  cells: HotCell[];
  /** That of its hottest cell. */
  level: 1 | 2 | 3;
  count: number;
  /** Of all incidents in the cells of the study area, 0 to 1. */
  share: number;
  extent: Extent;
  /** The sector that most of its incidents lie in; null: in none. */
  sectorId: number | null;
  /** Other sectors that it reaches into. */
  alsoIn: number[];
};

/**
 * The zones of adjoining hot cells, the hottest first: by level, then by the highest z.
 *
 * @param sectorsOf the sector of each of these addresses
 */
export function zonesOf(
  grid: CellColumns,
  analysis: Pick<SignificanceAnalysis, 'level' | 'count' | 'giStar'>,
  sectorsOf: (addresses: readonly (readonly [number, number])[]) => (number | null)[],
): Zone[] {
  const { level, count, giStar } = analysis;
  const all = count.reduce((sum, n) => sum + n, 0);
  const hot = [...level.keys()].filter((cell) => (level[cell] ?? 0) > 0);
  const addressOf = (cell: number) => [grid.column[cell] ?? 0, grid.row[cell] ?? 0] as const;
  const sectors = new Map(zip(hot, sectorsOf(hot.map(addressOf))));
  const zones = connectedParts(hot, grid).map((part) => {
    const cells = part
      .map((cell) => ({
        cell,
        address: addressOf(cell).join(':'),
        count: count[cell] ?? 0,
        z: giStar.z[cell] ?? NaN,
        adjusted: giStar.adjusted[cell] ?? NaN,
        level: (level[cell] ?? 1) as HotCell['level'],
      }))
      .sort((a, b) => b.level - a.level || b.z - a.z || a.cell - b.cell);
    const incidents = cells.reduce((sum, { count: n }) => sum + n, 0);
    const [sectorId = null, ...alsoIn] = bySector(cells, sectors);
    return {
      cells,
      level: cells[0]?.level ?? 1,
      count: incidents,
      share: all > 0 ? incidents / all : 0,
      extent: extentOf(grid.shape, part.map(addressOf)),
      ...{ sectorId, alsoIn: alsoIn.filter((id) => id !== null) },
    };
  });
  return zones
    .sort((a, b) => b.level - a.level || (b.cells[0]?.z ?? 0) - (a.cells[0]?.z ?? 0))
    .map((zone, at) => ({ number: at + 1, ...zone }));
}

/** Sectors of cells, that of the most incidents first, then that of the most cells. */
function bySector(
  cells: readonly HotCell[],
  sectors: ReadonlyMap<number, number | null>,
): (number | null)[] {
  const sums = new Map<number | null, { count: number; cells: number }>();
  for (const { cell, count } of cells) {
    const id = sectors.get(cell) ?? null;
    const sum = sums.get(id) ?? { count: 0, cells: 0 };
    sums.set(id, { count: sum.count + count, cells: sum.cells + 1 });
  }
  return [...sums].sort(([, a], [, b]) => b.count - a.count || b.cells - a.cells).map(([id]) => id);
}

/** Splits cells into those that hang together by neighbours that are also among them. */
function connectedParts(cells: readonly number[], { neighbours }: CellColumns): number[][] {
  const left = new Set(cells);
  const parts: number[][] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const part = [start];
    // Grows while it is walked through.
    for (const cell of part) {
      for (const next of neighboursOf(neighbours, cell)) if (left.delete(next)) part.push(next);
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

function zip<A, B>(one: readonly A[], other: readonly B[]): [A, B][] {
  return one.flatMap((a, i) => (i < other.length ? [[a, other[i] as B] as [A, B]] : []));
}

export type SectorZones = { sectorId: number | null; zones: Zone[]; count: number };

/** Zones by sector, that of the most incidents in zones first; those in no sector last. */
export function zonesBySector(zones: readonly Zone[]): SectorZones[] {
  const groups = new Map<number | null, Zone[]>();
  for (const zone of zones) {
    groups.set(zone.sectorId, [...(groups.get(zone.sectorId) ?? []), zone]);
  }
  return [...groups]
    .map(([sectorId, of]) => ({
      sectorId,
      zones: of,
      count: of.reduce((sum, { count }) => sum + count, 0),
    }))
    .sort(
      (a, b) =>
        Number(a.sectorId === null) - Number(b.sectorId === null) ||
        b.count - a.count ||
        (a.zones[0]?.number ?? 0) - (b.zones[0]?.number ?? 0),
    );
}

/** The zone that a cell belongs to; `address` as in the address of the page. */
export function zoneOf(zones: readonly Zone[], address: string | null): Zone | null {
  return zones.find(({ cells }) => cells.some((cell) => cell.address === address)) ?? null;
}
