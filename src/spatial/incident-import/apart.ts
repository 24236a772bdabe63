import type { Grid } from '../../domain/table-import/grid.ts';
import type { AsideReason, AsideRow, DegreePlace } from './incident-import.ts';

/** Collects the rows that are not imported, each with its reason. */
export class Apart {
  readonly rows: AsideRow[] = [];
  readonly byReason = new Map<AsideReason, number>();

  constructor(private readonly grid: Grid) {}

  add(
    row: number,
    reason: AsideReason,
    told: { repeats?: number; place?: DegreePlace | null } = {},
  ): void {
    this.rows.push({
      row: row + 1,
      reason,
      repeats: told.repeats === undefined ? null : told.repeats + 1,
      place: told.place ?? null,
      cells: this.grid[row] ?? [],
    });
    this.byReason.set(reason, (this.byReason.get(reason) ?? 0) + 1);
  }
}
