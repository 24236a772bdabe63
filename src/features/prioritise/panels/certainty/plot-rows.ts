import type { SectorWithArea } from '../../../../state/municipality.svelte.ts';
import type { SectorStanding } from '../../score-board.svelte.ts';

/** A ranked sector in the rank plot. */
export type PlotRow = {
  sector: SectorWithArea;
  /** In rank order, from 0; unlike ranks, places are never shared. */
  place: number;
  rank: number;
  low: number;
  median: number;
  high: number;
};

/** In rank order; sectors that have no rank, or of which no interval is known, are not among them. */
export function plotRows(
  sectors: readonly SectorWithArea[],
  standings: ReadonlyMap<number, SectorStanding>,
): PlotRow[] {
  const rows = sectors.flatMap((sector): PlotRow[] => {
    const {
      rank,
      rankLow: low,
      rankMedian: median,
      rankHigh: high,
    } = standings.get(sector.id) ?? {};
    if (rank == null || low == null || median == null || high == null) return [];
    return [{ sector, place: 0, rank, low, median, high }];
  });
  return rows.sort((a, b) => a.rank - b.rank).map((row, place) => ({ ...row, place }));
}

/** The rows at most `reach` ranks from a cut; without cuts the first ones. */
export function rowsAroundCuts(rows: PlotRow[], cuts: readonly number[], reach = 12): PlotRow[] {
  if (cuts.length === 0) return rows.slice(0, 2 * reach);
  return rows.filter(({ place }) =>
    cuts.some((cut) => place >= cut - reach && place < cut + reach),
  );
}

/** What a cut in the ranking parts: the sectors down to it from those after it. */
export type PhaseCut = { cut: number; above: number; below: number | null };

/** @param phases what the score proposes for the ranked sectors */
export function phaseCuts(cuts: readonly number[], phases: readonly (number | null)[]): PhaseCut[] {
  const has = (phase: number) => phases.includes(phase);
  if (cuts.length > 1) {
    return cuts.map((cut, at) => ({
      cut,
      above: at + 1,
      below: at + 1 < cuts.length ? at + 2 : null,
    }));
  }
  const above = has(1) ? 1 : 2;
  return cuts.map((cut) => ({ cut, above, below: above === 1 && has(2) ? 2 : null }));
}
