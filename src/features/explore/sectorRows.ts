import type { Indicator } from '../../domain/indicator.ts';
import { sectorName } from '../../domain/names.ts';
import { observationsOf } from '../../domain/observations.ts';
import type { MunicipalityData, SectorWithArea } from '../../state/municipality.svelte.ts';

/** A row of the table of sectors. */
export type SectorRow = {
  sector: SectorWithArea;
  /** By indicator key; null: no data. */
  values: ReadonlyMap<string, number | null>;
};

/** What the table can be sorted by; an indicator by its key. */
export type SortColumn = 'code' | 'name' | 'phase' | 'area' | { indicator: string };
export type Sorting = { column: SortColumn; descending: boolean };

export function sectorRows(data: MunicipalityData, indicators: Indicator[]): SectorRow[] {
  return data.sectors.map((sector) => ({
    sector,
    values: new Map(
      indicators.map(({ key }) => [
        key,
        observationsOf(data.observations, key).get(sector.id)?.value ?? null,
      ]),
    ),
  }));
}

/** Sorted rows; what is missing comes last in either direction, and equals keep the order of codes. */
export function sortRows(rows: readonly SectorRow[], { column, descending }: Sorting): SectorRow[] {
  const sign = descending ? -1 : 1;
  const order = new Intl.Collator('es', { numeric: true });
  const byCode = (a: SectorRow, b: SectorRow) => order.compare(a.sector.ppdCode, b.sector.ppdCode);
  return [...rows].sort((a, b) => {
    const [left, right] = [sortKey(a, column), sortKey(b, column)];
    if (left === right) return byCode(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    const compared =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : order.compare(String(left), String(right));
    return compared === 0 ? byCode(a, b) : sign * compared;
  });
}

function sortKey({ sector, values }: SectorRow, column: SortColumn): string | number | null {
  switch (column) {
    case 'code':
      return sector.ppdCode;
    case 'name':
      return sectorName(sector);
    case 'phase':
      return sector.phase;
    case 'area':
      return sector.areaKm2;
    default:
      return values.get(column.indicator) ?? null;
  }
}

export function sameColumn(a: SortColumn, b: SortColumn): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.indicator === b.indicator;
}

/**
 * Sorting after a click on a column: the other direction where it is sorted by it already; else
 * numbers from the largest, as one looks for them, and texts from A.
 */
export function nextSorting(current: Sorting, column: SortColumn): Sorting {
  if (sameColumn(current.column, column)) return { column, descending: !current.descending };
  return { column, descending: column === 'area' || typeof column === 'object' };
}
