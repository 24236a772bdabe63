import { sectorTitle } from '../../../domain/names.ts';
import { m } from '../../../messages/generated/messages.js';
import type { CellColumns } from '../../../spatial/index.ts';
import type { SectorWithArea } from '../../../state/municipality.svelte.ts';
import { sectorsOfCells } from '../list/sectors-of-cells.ts';

/** What the sector of a cell is called, found once for all cells when the first is asked for. */
export function sectorNames(
  grid: CellColumns,
  sectors: readonly SectorWithArea[],
): (cell: number) => string {
  let found: (number | null)[] | null = null;
  const titles = new Map(sectors.map((sector) => [sector.id, sectorTitle(sector)]));
  return (cell) => {
    found ??= sectorsOfCells(
      grid.shape,
      Array.from(grid.column, (column, at) => [column, grid.row[at] ?? 0] as const),
      sectors,
    );
    const id = found[cell] ?? null;
    return (id === null ? undefined : titles.get(id)) ?? m.cells_no_sector();
  };
}
