import type { DraftFigures, FigurePlace } from '../../../domain/disclosure/figures.ts';
import type { HiddenNumber, Reason } from '../../../domain/disclosure/suppression.ts';
import type { Indicator } from '../../../domain/indicator.ts';
import type { PublicationSuppression } from '../../../domain/publication/suppress-for-publication.ts';
import type { Sector } from '../../../domain/territory.ts';

/** A number as planners see it before it goes out; `reason` null: the public sees it too. */
export type ProtectionCell = { value: number | null; reason: Reason | null };

/** Sectors by indicators; null: the draft has no such figure. */
export type ProtectionTable = {
  indicators: Indicator[];
  rows: { sector: Sector; cells: (ProtectionCell | null)[] }[];
  /** Over all sectors, by indicator; null: no totals were chosen. */
  totals: (ProtectionCell | null)[] | null;
};

/** What was chosen, with what will be hidden of it. Sectors without a figure have no row. */
export function protectionTable(
  draft: DraftFigures,
  hidden: readonly HiddenNumber[],
  sectors: readonly Sector[],
  indicators: readonly Indicator[],
): ProtectionTable {
  const reasons = new Map(
    hidden.flatMap(({ places, reason }) => places.map((place) => [keyOf(place), reason] as const)),
  );
  const { edition } = draft;
  const columns = draft.indicators.flatMap(
    ({ key }) => indicators.find((each) => each.key === key) ?? [],
  );
  const values = new Map(
    draft.cells.map((cell) => [
      keyOf({ kind: 'cell', edition, sector: cell.sector, indicator: cell.indicator }),
      cell.value,
    ]),
  );
  const cellAt = (sector: string, indicator: string): ProtectionCell | null => {
    const key = keyOf({ kind: 'cell', edition, sector, indicator });
    const value = values.get(key);
    return value === undefined ? null : { value, reason: reasons.get(key) ?? null };
  };
  const totals = columns.map(({ key }): ProtectionCell | null => {
    const total = draft.totals.find(
      (each) => each.sectors.length > 1 && each.indicators.join() === key,
    );
    if (!total) return null;
    const place: FigurePlace = { kind: 'total', edition, ...namesOf(total) };
    return { value: total.value, reason: reasons.get(keyOf(place)) ?? null };
  });
  return {
    indicators: columns,
    rows: sectors
      .map((sector) => ({ sector, cells: columns.map(({ key }) => cellAt(sector.ppdCode, key)) }))
      .filter(({ cells }) => cells.some((cell) => cell !== null)),
    totals: totals.every((total) => total === null) ? null : totals,
  };
}

/** How many figures are hidden for which reason; one that stands at two places counts twice. */
export type ReasonCounts = Record<Reason['kind'], { cells: number; totals: number }>;

export function countReasons(hidden: readonly HiddenNumber[], edition: number): ReasonCounts {
  const counts: ReasonCounts = {
    small_count: { cells: 0, totals: 0 },
    protects: { cells: 0, totals: 0 },
    hidden_before: { cells: 0, totals: 0 },
  };
  for (const { places, reason } of hidden) {
    for (const place of places) {
      if (place.edition !== edition) continue;
      counts[reason.kind][place.kind === 'cell' ? 'cells' : 'totals'] += 1;
    }
  }
  return counts;
}

/** How many of the numbers of an edition are hidden. */
export function hiddenShare(
  { draft, suppression }: Pick<PublicationSuppression, 'draft' | 'suppression'>,
  edition: number,
): { hidden: number; all: number } {
  const counts = Object.values(countReasons(suppression.hidden, edition));
  return {
    hidden: counts.reduce((sum, { cells, totals }) => sum + cells + totals, 0),
    all: draft.cells.filter(({ value }) => value !== null).length + draft.totals.length,
  };
}

function namesOf({ sectors, indicators }: { sectors: string[]; indicators: string[] }) {
  return { sectors, indicators };
}

function keyOf(place: FigurePlace): string {
  const { edition } = place;
  return place.kind === 'cell'
    ? JSON.stringify([edition, place.sector, place.indicator])
    : JSON.stringify([edition, [...place.sectors].sort(), [...place.indicators].sort()]);
}
